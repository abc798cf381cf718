/** The number of an agenda item as it is said: 3. · 3.1. · 3(a): a full stop after a figure only. */
export const agendaNumber = (number: string): string => (/\d$/.test(number) ? `${number}.` : number);
