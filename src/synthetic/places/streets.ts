/** Names of streets that every town has. */
export const STREETS: readonly string[] = [
  'Lê Lợi',
  'Trần Hưng Đạo',
  'Nguyễn Huệ',
  'Hai Bà Trưng',
  'Lý Thường Kiệt',
  'Phan Chu Trinh',
  'Quang Trung',
  'Hùng Vương',
  'Điện Biên Phủ',
  'Nguyễn Trãi',
  'Bạch Đằng',
  'Hòa Bình',
  'Ngô Quyền',
  'Đinh Tiên Hoàng',
];
