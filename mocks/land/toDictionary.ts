import { number, text, type Row } from '../database/rowsLoader.ts';
import { toCode } from './codes.ts';

/** An object of the dictionary with the row behind it, which resolvers need for what hangs on it. */
export interface LandObject {
  readonly __typename: string;
  readonly row: Row;
  readonly [field: string]: unknown;
}

export function toParcel(row: Row): LandObject {
  return {
    __typename: 'Parcel',
    row,
    parcelRecordId: text(row, 'ma_ho_so_thua'),
    parcelId: text(row, 'ma_dinh_danh_thua'),
    parcelCommuneCode: text(row, 'ma_xa'),
    mapSheetNo: text(row, 'so_to'),
    parcelNo: number(row, 'so_thua'),
    mapSheetNoOnCertificate: text(row, 'so_to_tren_gcn'),
    parcelNoOnCertificate: text(row, 'so_thua_tren_gcn'),
    oldMapSheetNo: text(row, 'so_to_cu'),
    oldParcelNo: text(row, 'so_thua_cu'),
    parcelArea: number(row, 'dien_tich'),
    legalArea: number(row, 'dien_tich_phap_ly'),
    parcelAddress: toAddress(row),
    parcelGeometry: text(row, 'ranh_gioi'),
    parcelStatus: toCode('parcelStatus', text(row, 'trang_thai')),
  };
}

function toAddress(row: Row): object {
  const longitude = number(row, 'kinh_do');
  const latitude = number(row, 'vi_do');
  return {
    addressDetail: text(row, 'dia_chi_chi_tiet'),
    communeCode: text(row, 'ma_xa'),
    provinceCode: text(row, 'ma_tinh'),
    addressAsRecorded: text(row, 'dia_chi_goc'),
    oldCommuneCode: text(row, 'ma_xa_cu'),
    geoPoint: longitude === null || latitude === null ? null : { longitude, latitude },
  };
}

export function toLandUse(row: Row): LandObject {
  const isIndefinite = number(row, 'lau_dai') === 1;
  return {
    __typename: 'LandUse',
    row,
    landUseRecordId: text(row, 'ma_muc_dich'),
    landUsePurpose: text(row, 'loai_dat'),
    landUseArea: number(row, 'dien_tich'),
    landOrigin: toCode('landOrigin', text(row, 'nguon_goc')),
    landUseForm: toCode('landUseForm', text(row, 'hinh_thuc')),
    landUseTerm: { indefinite: isIndefinite, until: isIndefinite ? null : text(row, 'den_ngay') },
  };
}

export function toLandRight(row: Row): LandObject {
  return {
    __typename: 'LandRight',
    row,
    landRightId: text(row, 'ma_quyen'),
    holderType: toCode('holderType', text(row, 'loai_chu')),
    holderPersonId: text(row, 'so_dinh_danh'),
    holderTaxCode: text(row, 'ma_so_to_chuc'),
    holderRole: toCode('holderRole', text(row, 'vai_tro')),
    sharePercent: number(row, 'ty_le'),
    currentUser: text(row, 'nguoi_dang_su_dung'),
    rightFrom: text(row, 'tu_ngay'),
  };
}

export function toCertificate(row: Row): LandObject {
  return {
    __typename: 'LandCertificate',
    row,
    certificateRecordId: text(row, 'ma_gcn'),
    certificateSerial: text(row, 'so_phat_hanh'),
    certificateBookNo: text(row, 'so_vao_so'),
    certificateIssueDate: text(row, 'ngay_cap'),
    certificateIssuer: text(row, 'co_quan_cap'),
    certificateStatus: toCode('certificateStatus', text(row, 'trang_thai')),
    certificateParcelRecordId: text(row, 'ma_ho_so_thua'),
  };
}

export function toAsset(row: Row): LandObject {
  return {
    __typename: 'AttachedAsset',
    row,
    assetRecordId: text(row, 'ma_tai_san'),
    assetKind: toCode('assetKind', text(row, 'loai_tai_san')),
    buildingArea: number(row, 'dien_tich_xay_dung'),
    floorArea: number(row, 'dien_tich_san'),
    houseGrade: toCode('houseGrade', text(row, 'cap_hang')),
    apartmentNo: text(row, 'so_can_ho'),
  };
}

export function toTransaction(row: Row): LandObject {
  return {
    __typename: 'LandTransaction',
    row,
    transactionDossierCode: text(row, 'ma_ho_so'),
    transactionKind: toCode('transactionKind', text(row, 'loai_bien_dong')),
    transactionDate: text(row, 'ngay_bien_dong'),
    contractPrice: number(row, 'gia_hop_dong'),
    transferorPersonId: text(row, 'ben_chuyen'),
    transfereePersonId: text(row, 'ben_nhan'),
  };
}

export function toRestriction(row: Row): LandObject {
  return {
    __typename: 'LandRestriction',
    row,
    restrictionRecordId: text(row, 'ma_han_che'),
    restrictionKind: toCode('restrictionKind', text(row, 'loai_han_che')),
    restrictionBy: text(row, 'ben_yeu_cau'),
    restrictionFrom: text(row, 'tu_ngay'),
    restrictionTo: text(row, 'den_ngay'),
  };
}

export function toPrice(row: Row): LandObject {
  return {
    __typename: 'LandPrice',
    row,
    landPriceId: text(row, 'ma_gia'),
    priceCommuneCode: text(row, 'ma_xa'),
    pricePurpose: text(row, 'loai_dat'),
    priceStreet: text(row, 'duong'),
    pricePosition: number(row, 'vi_tri'),
    unitPrice: number(row, 'don_gia'),
    priceYear: number(row, 'nam'),
  };
}
