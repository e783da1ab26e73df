// Values of an answer as text: what the table shows and the CSV holds.
import { DataType, TimeUnit } from "apache-arrow";

const A_SECOND = { [TimeUnit.SECOND]: 1, [TimeUnit.MILLISECOND]: 1e3, [TimeUnit.MICROSECOND]: 1e6, [TimeUnit.NANOSECOND]: 1e9 };

const iso = (milliseconds) => new Date(Number(milliseconds)).toISOString();

// 128 bits in words of 32, the lowest first, as a number in tens with the zeros after it left out: 2.50 is 2.5.
const decimal = (words, scale) => {
  const bits = words.reduceRight((total, word) => (total << 32n) | BigInt(word >>> 0), 0n);
  const value = BigInt.asIntN(32 * words.length, bits);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const part = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${whole}${part && `.${part}`}`;
};

/** Return whether a column holds numbers, which stand to the right and start no formula. */
export const isNumber = (type) => DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);

// What JSON can hold of a value: text, a number within a list or record, or null.
const plain = (type, value) => {
  if (value === null || value === undefined) return null;
  if (DataType.isDecimal(type)) return decimal(value, type.scale);
  if (DataType.isDate(type)) return iso(value).slice(0, 10);
  if (DataType.isTimestamp(type)) return iso(value).slice(0, 19).replace("T", " ");
  if (DataType.isTime(type)) return iso((Number(value) / A_SECOND[type.unit]) * 1e3).slice(11, 19);
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) return [...value].map((one) => inside(type.children[0].type, one));
  if (DataType.isStruct(type)) return Object.fromEntries(type.children.map((field) => [field.name, inside(field.type, value[field.name])]));
  if (DataType.isMap(type)) return Object.fromEntries([...value].map(([key, one]) => [key, inside(type.children[0].type.children[1].type, one)]));
  return typeof value === "bigint" ? String(value) : value;
};
const inside = (type, value) => (isNumber(type) && value !== null ? Number(plain(type, value)) : plain(type, value));

/** Return a function that gives the value of a row of `column` as text, and null where there is none. */
export const asText = ({ name, type }, column) => {
  if (DataType.isInterval(type) || DataType.isDuration(type)) {
    throw new Error(`The column ${name} is an interval, which this page cannot show: ask for it as text (${name}::varchar).`);
  }
  return (row) => {
    const value = plain(type, column.get(row));
    return value !== null && typeof value === "object" ? JSON.stringify(value) : value === null ? null : String(value);
  };
};
