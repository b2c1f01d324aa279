/** Words that the synthetic rows are made of. */
export const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô'];
export const MIDDLE_NAMES = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Đức', 'Thanh', 'Hữu', 'Quỳnh', 'Gia'];
export const GIVEN_NAMES = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hạnh',
  'Hương',
  'Khánh',
  'Lan',
  'Mai',
  'Phúc',
  'Tuấn',
];
export const STREETS = [
  'Lê Lợi',
  'Trần Phú',
  'Hai Bà Trưng',
  'Nguyễn Huệ',
  'Quang Trung',
  'Lý Thường Kiệt',
  'Bạch Đằng',
];
export const COMMUNES = [
  'Bình Minh',
  'Tân Phú',
  'Hòa Bình',
  'Phú Thịnh',
  'An Lạc',
  'Vĩnh Hưng',
  'Đông Hải',
  'Thạnh Mỹ',
];
export const PROVINCES = ['Cần Thơ', 'Đà Nẵng', 'Hà Nội', 'Hải Phòng', 'Huế', 'Lâm Đồng', 'Quảng Ninh', 'Vĩnh Long'];
export const TRADES = ['Xây dựng', 'Dệt may', 'Vận tải', 'Chế biến thủy sản', 'Cơ khí', 'Công nghệ'];
export const FACILITIES = ['Bệnh viện đa khoa tỉnh', 'Trung tâm y tế', 'Trạm y tế phường', 'Bệnh viện Nhi'];
export const DIAGNOSES = ['Viêm họng cấp', 'Tăng huyết áp', 'Đau lưng', 'Khám sức khỏe định kỳ', 'Sốt siêu vi'];
export const ETHNICITIES = ['Kinh', 'Tày', 'Thái', 'Mường', 'Khmer', 'Hoa'];
export const MARITAL_STATUSES = ['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED'];
export const TAXES = ['PERSONAL_INCOME', 'REGISTRATION_FEE', 'VALUE_ADDED'];
