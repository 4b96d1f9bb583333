/** Numbers, times and money as text. Pure; times are epoch ms, durations ms. `locale` defaults to that of the words. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const LOCALE = 'en';

const number = (locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
};
// Making a formatter costs more than using it a thousand times.
const numberFormats = new Map<string, Intl.NumberFormat>();

/** `1234567` → "1,234,567". */
export const formatNumber = (value: number, locale = LOCALE): string => number(locale).format(value);

/** `0.672` → "67%". */
export const formatShare = (share: number, locale = LOCALE): string =>
  number(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/**
 * Money: four decimals below one unit of the currency, since runs cost fractions of it ("$0.0125"), else two.
 * A currency that is no code of three letters stands behind the number as it is.
 */
export function formatCost(amount: number, currency: string, locale = LOCALE): string {
  const digits = Math.abs(amount) < 1 && amount !== 0 ? 4 : 2;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  if (!/^[a-z]{3}$/i.test(currency)) return `${number(locale, fraction).format(amount)} ${currency}`;
  const money = { style: 'currency', currency: currency.toUpperCase(), ...fraction } as const;
  const tooSmall = amount > 0 && amount < 0.0001;
  return tooSmall ? `<${number(locale, money).format(0.0001)}` : number(locale, money).format(amount);
}

/** A running clock: "0:42", "12:07", "1:02:07". Negative counts as 0. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** How long something took: "45 ms", "0.9 s", "42 s", "5 min 12 s", "2 h 5 min". Negative counts as 0. */
export function formatDuration(ms: number, locale = LOCALE): string {
  const time = Math.max(0, ms);
  if (time < 99.5) return `${Math.round(time)} ms`;
  if (time < 9950) return `${number(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(time / SECOND)} s`;
  const seconds = Math.round(time / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return pair(seconds, 60, 'min', 's');
  return pair(Math.round(time / MINUTE), 60, 'h', 'min');
}

/** `pair(312, 60, 'min', 's')` → "5 min 12 s"; a zero second part is left out. */
function pair(total: number, base: number, large: string, small: string): string {
  const rest = total % base;
  return `${Math.floor(total / base)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/** Whole units for "… ago" and countdowns: "12 s", "3 min", "5 h", "2 d". */
export function formatRough(ms: number): string {
  const time = Math.max(0, ms);
  if (time < MINUTE) return `${Math.floor(time / SECOND)} s`;
  if (time < HOUR) return `${Math.floor(time / MINUTE)} min`;
  if (time < 24 * HOUR) return `${Math.floor(time / HOUR)} h`;
  return `${Math.floor(time / (24 * HOUR))} d`;
}

/** Whether a `Date` can hold it; servers send nanoseconds and worse. */
const isDate = (time: number): boolean => Math.abs(time) <= 8.64e15;

const clock = new Map<string, Intl.DateTimeFormat>();
const dateTime = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = clock.get(key);
  if (!format) clock.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
};

/** Time of day, 24 hours: "09:00:12". A time no calendar has is shown as its number. */
export const formatClock = (time: number, locale = LOCALE): string =>
  isDate(time) ? dateTime(locale, { timeStyle: 'medium', hourCycle: 'h23' }).format(time) : String(time);

/** Day and time of day: "21 Nov, 09:00:12". */
export const formatDayClock = (time: number, locale = LOCALE): string =>
  isDate(time)
    ? dateTime(locale, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      }).format(time)
    : String(time);

/** The exact time, for hovering: "21 November 2025 at 09:00:12.345 GMT+1". */
export const formatExact = (time: number, locale = LOCALE): string =>
  isDate(time)
    ? dateTime(locale, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        fractionalSecondDigits: 3,
        hourCycle: 'h23',
        timeZoneName: 'short',
      }).format(time)
    : String(time);

/** For `<time datetime>`; `undefined` when no calendar has it. */
export const formatIso = (time: number): string | undefined => (isDate(time) ? new Date(time).toISOString() : undefined);

/** Whether both lie on the same day here. */
export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
