const ZONE = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function split(at: Date) {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return found as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;
}

/** MM-DD HH:mm on the city's clock, with the year when it is another one. */
export function formatTime(at: string, now: Date = new Date()): string {
  const { year, month, day, hour, minute } = split(new Date(at));
  const short = `${month}-${day} ${hour}:${minute}`;
  return year === split(now).year ? short : `${year}-${short}`;
}

/** To the second, for tooltips. */
export function formatFullTime(at: string): string {
  const { year, month, day, hour, minute, second } = split(new Date(at));
  return `${year}-${month}-${day} ${hour}:${minute}:${second}（北京时间）`;
}

/** The calendar day in the city, some days before or after now. */
export function cityDay(now: Date, offsetDays = 0): string {
  const { year, month, day } = split(new Date(now.getTime() + offsetDays * 86_400_000));
  return `${year}-${month}-${day}`;
}

/** A stretch of time in words, with its two largest units: 2 天 3 时, 1 时 12 分, 6 分, 40 秒. */
export function formatSpan(spanMs: number): string {
  const seconds = Math.floor(Math.abs(spanMs) / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
  ];
  if (days > 0) return hours > 0 && days < 10 ? `${days} 天 ${hours} 时` : `${days} 天`;
  if (hours > 0) return minutes > 0 ? `${hours} 时 ${minutes} 分` : `${hours} 时`;
  return minutes > 0 ? `${minutes} 分` : `${seconds} 秒`;
}

/** A stretch of counted time; working hours do not add up to calendar days, so it stays in hours. */
export function formatHours(spanMs: number): string {
  const minutes = Math.round(Math.abs(spanMs) / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分`]
    .filter(Boolean)
    .join(' ');
}
