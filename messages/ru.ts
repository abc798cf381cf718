/** The words on the screen in one language, one file a noun; the checks hold both languages to the same keys. */
import account from './ru/account.json' with { type: 'json' };
import act from './ru/act.json' with { type: 'json' };
import chairmanship from './ru/chairmanship.json' with { type: 'json' };
import conference from './ru/conference.json' with { type: 'json' };
import date from './ru/date.json' with { type: 'json' };
import desk from './ru/desk.json' with { type: 'json' };
import document from './ru/document.json' with { type: 'json' };
import documentReader from './ru/document-reader.json' with { type: 'json' };
import frame from './ru/frame.json' with { type: 'json' };
import hosting from './ru/hosting.json' with { type: 'json' };
import membership from './ru/membership.json' with { type: 'json' };
import news from './ru/news.json' with { type: 'json' };
import office from './ru/office.json' with { type: 'json' };
import officeAccount from './ru/office-account.json' with { type: 'json' };
import officeChairmanship from './ru/office-chairmanship.json' with { type: 'json' };
import officeClaim from './ru/office-claim.json' with { type: 'json' };
import officeConference from './ru/office-conference.json' with { type: 'json' };
import officeDocument from './ru/office-document.json' with { type: 'json' };
import officeHosting from './ru/office-hosting.json' with { type: 'json' };
import officeNews from './ru/office-news.json' with { type: 'json' };
import officeOutcome from './ru/office-outcome.json' with { type: 'json' };
import officeOverview from './ru/office-overview.json' with { type: 'json' };
import officePolicy from './ru/office-policy.json' with { type: 'json' };
import officeRecord from './ru/office-record.json' with { type: 'json' };
import outcome from './ru/outcome.json' with { type: 'json' };
import process from './ru/process.json' with { type: 'json' };
import refusal from './ru/refusal.json' with { type: 'json' };
import refusalUpload from './ru/refusal-upload.json' with { type: 'json' };
import service from './ru/service.json' with { type: 'json' };
import source from './ru/source.json' with { type: 'json' };
import vocabulary from './ru/vocabulary.json' with { type: 'json' };

export const ru = {
  account,
  act,
  chairmanship,
  conference,
  date,
  desk,
  document,
  'document-reader': documentReader,
  frame,
  hosting,
  membership,
  news,
  office,
  'office-record': officeRecord,
  'office-policy': officePolicy,
  'office-overview': officeOverview,
  'office-outcome': officeOutcome,
  'office-news': officeNews,
  'office-document': officeDocument,
  'office-account': officeAccount,
  'office-chairmanship': officeChairmanship,
  'office-hosting': officeHosting,
  'office-conference': officeConference,
  'office-claim': officeClaim,
  outcome,
  process,
  refusal,
  'refusal-upload': refusalUpload,
  service,
  source,
  vocabulary,
};
