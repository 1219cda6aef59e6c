export {
  addDays,
  daysBetween,
  fromDayNumber,
  isLocalDate,
  isoWeekday,
  toDayNumber,
  weekOf,
  weekdayOf,
} from './dates.ts';
export { instantOf, isTimeZone, localDateAt } from './zones.ts';
