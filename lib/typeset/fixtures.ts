/** Test only: an invented text of thirteen paragraphs in three languages, and the particulars of its file. */
import type { ParagraphKind } from '#db/vocabulary.ts';

/** A paragraph's id in the tests: a UUID whose end is its number. */
export const idAt = (at: number): string => `0f1e2d3c-4b5a-4697-8879-${String(at).padStart(12, '0')}`;

const rows: [kind: ParagraphKind, level: 1 | 2 | 3, en: string, ru: string, fa: string][] = [
  [
    'title',
    1,
    'Draft Ministerial Declaration on Orderly Movement',
    'Проект министерской декларации об упорядоченной мобильности',
    'پیش‌نویس اعلامیهٔ وزیران دربارهٔ جابه‌جایی منظم',
  ],
  [
    'preambular',
    1,
    '*Recalling* the invented Declaration of the second Conference,',
    '*напоминая* о вымышленной Декларации второй Конференции,',
    '*با یادآوری* اعلامیهٔ ساختگی کنفرانس دوم،',
  ],
  [
    'preambular',
    1,
    '*Noting* that the countries of the region are at once countries of origin, transit and destination,',
    '*отмечая*, что страны региона одновременно являются странами происхождения, транзита и назначения,',
    '*با توجه به* اینکه کشورهای منطقه هم‌زمان کشور مبدأ، گذر و مقصد هستند،',
  ],
  ['heading', 1, 'Exchange of information', 'Обмен сведениями', 'تبادل اطلاعات'],
  [
    'operative',
    1,
    'States agree to exchange statistics on movement once a year, before 31 March;',
    'Государства соглашаются раз в год, до 31 марта, обмениваться статистикой о передвижении;',
    'دولت‌ها توافق می‌کنند سالی یک بار، تا ۳۱ مارس، آمار جابه‌جایی را مبادله کنند؛',
  ],
  [
    'operative',
    2,
    'on entries and exits by purpose;',
    'о въездах и выездах по целям;',
    'دربارهٔ ورود و خروج بر پایهٔ هدف؛',
  ],
  ['operative', 2, 'on permits issued:', 'о выданных разрешениях:', 'دربارهٔ مجوزهای صادرشده:'],
  ['operative', 3, 'for work;', 'на работу;', 'برای کار؛'],
  ['operative', 3, 'for study (and training);', 'на учёбу (и стажировку);', 'برای تحصیل (و کارآموزی)؛'],
  [
    'operative',
    1,
    'States may object to the use of their figures within 30 days.',
    'Государства могут в течение 30 дней возразить против использования своих данных.',
    'دولت‌ها می‌توانند ظرف ۳۰ روز به کاربرد ارقام خود اعتراض کنند.',
  ],
  [
    'operative',
    1,
    'The secretariat publishes a review; қазақша: ә ғ қ ң ө ұ ү һ; тоҷикӣ: ғ ӣ қ ӯ ҳ ҷ.',
    'Секретариат публикует обзор; қазақша: ә ғ қ ң ө ұ ү һ; тоҷикӣ: ғ ӣ қ ӯ ҳ ҷ.',
    'دبیرخانه مروری با نام Review 2027 منتشر می‌کند.',
  ],
  ['annex', 1, 'Annex. Points of contact', 'Приложение. Контактные пункты', 'پیوست. نقاط تماس'],
  [
    'operative',
    1,
    'Each State names one point of contact.',
    'Каждое государство называет один контактный пункт.',
    'هر دولت یک نقطهٔ تماس معرفی می‌کند.',
  ],
];

/** An invented declaration. */
export const sample = rows.map(([kind, level, en, ru, fa], at) => ({
  id: idAt(at + 1),
  kind,
  level,
  words: { en, ru, fa },
}));

/** What its file says beside. */
export const particulars = {
  running: 'Exercise / Упражнение',
  symbol: 'AP/EX/2026/L.1',
  issuer: 'The Process. Secretariat',
  particulars: ['Limited', '26 November 2026'],
  occasion: ['An invented consultation', 'Item 3'],
  title: 'Draft Ministerial Declaration',
  subtitle: null,
  pageOf: '{page} / {pages}',
};

/** The lines that stand in the head of its file. */
export const headLines = [particulars.issuer, particulars.symbol, ...particulars.particulars, ...particulars.occasion];
