/** The words on the screen in one language, one file a noun; the checks hold both languages to the same keys. */
import account from './en/account.json' with { type: 'json' };
import act from './en/act.json' with { type: 'json' };
import chairmanship from './en/chairmanship.json' with { type: 'json' };
import conference from './en/conference.json' with { type: 'json' };
import date from './en/date.json' with { type: 'json' };
import desk from './en/desk.json' with { type: 'json' };
import document from './en/document.json' with { type: 'json' };
import documentReader from './en/document-reader.json' with { type: 'json' };
import frame from './en/frame.json' with { type: 'json' };
import hosting from './en/hosting.json' with { type: 'json' };
import membership from './en/membership.json' with { type: 'json' };
import news from './en/news.json' with { type: 'json' };
import office from './en/office.json' with { type: 'json' };
import officeAccount from './en/office-account.json' with { type: 'json' };
import officeChairmanship from './en/office-chairmanship.json' with { type: 'json' };
import officeClaim from './en/office-claim.json' with { type: 'json' };
import officeConference from './en/office-conference.json' with { type: 'json' };
import officeDocument from './en/office-document.json' with { type: 'json' };
import officeHosting from './en/office-hosting.json' with { type: 'json' };
import officeNews from './en/office-news.json' with { type: 'json' };
import officeOutcome from './en/office-outcome.json' with { type: 'json' };
import officeOverview from './en/office-overview.json' with { type: 'json' };
import officePolicy from './en/office-policy.json' with { type: 'json' };
import officeRecord from './en/office-record.json' with { type: 'json' };
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
