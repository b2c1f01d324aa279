/** What stands in the editor at the first visit. */
export const WELCOME = `# Liên Thông: một đồ thị trên dữ liệu của các bộ, ngành. Mọi dữ liệu ở đây đều là giả lập.
# Liên Thông: one graph over the ministries. All data here is synthetic.
#
# Chọn một hành trình bên trái, hoặc bấm nút chạy để hỏi dữ liệu mở.
# Choose a journey on the left, or press the run button to ask for open data.

query AdminUnitInTime {
  before: adminUnit(code: "24", asOf: "2025-06-30") { name level }
  after: adminUnit(code: "24", asOf: "2025-07-01") { name level }
}
`;
