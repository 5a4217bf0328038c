/** The next 8 o'clock that is more than an hour away, by the phone's own time. */
export function tomorrowMorning(now: number): Date {
  const morning = new Date(now);
  morning.setHours(8, 0, 0, 0);
  if (morning.getTime() - now <= 3_600_000) morning.setDate(morning.getDate() + 1);
  return morning;
}

/** As a `datetime-local` field has it. */
export function localField(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
