/** The words on the screen in one language, one file a noun; the checks hold both languages to the same keys. */
import account from './en/account.json' with { type: 'json' };
import act from './en/act.json' with { type: 'json' };
import chairmanship from './en/chairmanship.json' with { type: 'json' };
import conference from './en/conference.json' with { type: 'json' };
import date from './en/date.json' with { type: 'json' };
import desk from './en/desk.json' with { type: 'json' };
import document from './en/document.json' with { type: 'json' };
import frame from './en/frame.json' with { type: 'json' };
import hosting from './en/hosting.json' with { type: 'json' };
import membership from './en/membership.json' with { type: 'json' };
import news from './en/news.json' with { type: 'json' };
import office from './en/office.json' with { type: 'json' };
import outcome from './en/outcome.json' with { type: 'json' };
import process from './en/process.json' with { type: 'json' };
import refusal from './en/refusal.json' with { type: 'json' };
import refusalUpload from './en/refusal-upload.json' with { type: 'json' };
import service from './en/service.json' with { type: 'json' };
import source from './en/source.json' with { type: 'json' };
import vocabulary from './en/vocabulary.json' with { type: 'json' };

export const en = {
  account,
  act,
  chairmanship,
  conference,
  date,
  desk,
  document,
  frame,
  hosting,
  membership,
  news,
  office,
  outcome,
  process,
  refusal,
  'refusal-upload': refusalUpload,
  service,
  source,
  vocabulary,
};
