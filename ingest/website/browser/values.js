// Values of an answer as text: what the table shows and the CSV holds.
import { DataType, TimeUnit } from "apache-arrow";

const A_SECOND = { [TimeUnit.SECOND]: 1, [TimeUnit.MILLISECOND]: 1e3, [TimeUnit.MICROSECOND]: 1e6, [TimeUnit.NANOSECOND]: 1e9 };

const iso = (milliseconds) => new Date(Number(milliseconds)).toISOString();
const day = (milliseconds) => iso(milliseconds).slice(0, 10);
const moment = (milliseconds) => iso(milliseconds).slice(0, 19).replace("T", " ");
const nested = (value) => JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? Number(inner) : inner));

/** Return whether a column holds numbers, which stand to the right and start no formula. */
export const isNumber = (type) => DataType.isInt(type) || DataType.isFloat(type);

const shownAs = (type) => {
  if (DataType.isDate(type)) return day;
  if (DataType.isTimestamp(type)) return moment;
  if (DataType.isTime(type)) return (value) => iso((Number(value) / A_SECOND[type.unit]) * 1e3).slice(11, 19);
  if (DataType.isList(type) || DataType.isStruct(type) || DataType.isMap(type)) return nested;
  return String;
};

/** Return a function that gives the value of a row of `column` as text, and null where there is none. */
export const asText = ({ name, type }, column) => {
  if (DataType.isInterval(type) || DataType.isDuration(type)) {
    throw new Error(`The column ${name} is an interval, which this page cannot show: ask for it as text (${name}::varchar).`);
  }
  const shown = shownAs(type);
  return (row) => {
    const value = column.get(row);
    return value === null || value === undefined ? null : shown(value);
  };
};
