const ALPHABET = '0123456789bcdefghjkmnpqrstuvwxyz';

/**
 * GeoHash of twelve characters for a point in degrees (WGS84): the parcel identifier of the land law's data form.
 *
 * From: G. Niemeyer, 2008; longitude and latitude bits take turns, longitude first, five bits a character.
 */
export function geoHash(longitude: number, latitude: number): string {
  // Thirty bits each, cut into two halves that 32-bit arithmetic can hold.
  const x = Math.floor(((longitude + 180) / 360) * 2 ** 30);
  const y = Math.floor(((latitude + 90) / 180) * 2 ** 30);
  let hash = '';
  let bits = 0;
  let value = 0;
  for (let position = 29; position >= 0; position -= 1) {
    value = (value << 1) | ((x >>> position) & 1);
    bits += 1;
    if (bits === 5) {
      hash += ALPHABET.charAt(value);
      bits = 0;
      value = 0;
    }
    value = (value << 1) | ((y >>> position) & 1);
    bits += 1;
    if (bits === 5) {
      hash += ALPHABET.charAt(value);
      bits = 0;
      value = 0;
    }
  }
  return hash;
}
