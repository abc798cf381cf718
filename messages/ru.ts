// Made by `node bin/messages.ts write` from the files beside it.
import account from './ru/account.json' with { type: 'json' };
import act from './ru/act.json' with { type: 'json' };
import adoption from './ru/adoption.json' with { type: 'json' };
import body from './ru/body.json' with { type: 'json' };
import caution from './ru/caution.json' with { type: 'json' };
import chairmanship from './ru/chairmanship.json' with { type: 'json' };
import commitment from './ru/commitment.json' with { type: 'json' };
import conference from './ru/conference.json' with { type: 'json' };
import conferenceStatement from './ru/conference-statement.json' with { type: 'json' };
import correction from './ru/correction.json' with { type: 'json' };
import data from './ru/data.json' with { type: 'json' };
import date from './ru/date.json' with { type: 'json' };
import desk from './ru/desk.json' with { type: 'json' };
import deskCommitment from './ru/desk-commitment.json' with { type: 'json' };
import document from './ru/document.json' with { type: 'json' };
import documentReader from './ru/document-reader.json' with { type: 'json' };
import frame from './ru/frame.json' with { type: 'json' };
import frameAccessibility from './ru/frame-accessibility.json' with { type: 'json' };
import frameWrong from './ru/frame-wrong.json' with { type: 'json' };
import mail from './ru/mail.json' with { type: 'json' };
import membership from './ru/membership.json' with { type: 'json' };
import news from './ru/news.json' with { type: 'json' };
import outcome from './ru/outcome.json' with { type: 'json' };
import participant from './ru/participant.json' with { type: 'json' };
import process from './ru/process.json' with { type: 'json' };
import processAbout from './ru/process-about.json' with { type: 'json' };
import processContact from './ru/process-contact.json' with { type: 'json' };
import refusal from './ru/refusal.json' with { type: 'json' };
import refusalUpload from './ru/refusal-upload.json' with { type: 'json' };
import retention from './ru/retention.json' with { type: 'json' };
import search from './ru/search.json' with { type: 'json' };
import secretariat from './ru/secretariat.json' with { type: 'json' };
import service from './ru/service.json' with { type: 'json' };
import source from './ru/source.json' with { type: 'json' };
import sourcePage from './ru/source-page.json' with { type: 'json' };
import staff from './ru/staff.json' with { type: 'json' };
import staffAccount from './ru/staff-account.json' with { type: 'json' };
import staffBody from './ru/staff-body.json' with { type: 'json' };
import staffChairmanship from './ru/staff-chairmanship.json' with { type: 'json' };
import staffClaim from './ru/staff-claim.json' with { type: 'json' };
import staffCommitment from './ru/staff-commitment.json' with { type: 'json' };
import staffConference from './ru/staff-conference.json' with { type: 'json' };
import staffDocument from './ru/staff-document.json' with { type: 'json' };
import staffMail from './ru/staff-mail.json' with { type: 'json' };
import staffNews from './ru/staff-news.json' with { type: 'json' };
import staffOutcome from './ru/staff-outcome.json' with { type: 'json' };
import staffOverview from './ru/staff-overview.json' with { type: 'json' };
import staffPolicy from './ru/staff-policy.json' with { type: 'json' };
import staffRecord from './ru/staff-record.json' with { type: 'json' };
import staffSecretariat from './ru/staff-secretariat.json' with { type: 'json' };
import staffSource from './ru/staff-source.json' with { type: 'json' };
import text from './ru/text.json' with { type: 'json' };
import textLife from './ru/text-life.json' with { type: 'json' };
import textPart from './ru/text-part.json' with { type: 'json' };
import vocabulary from './ru/vocabulary.json' with { type: 'json' };

/** The words on the screen in one language, by the file that holds them. */
export const ru = {
  account,
  act,
  adoption,
  body,
  caution,
  chairmanship,
  commitment,
  conference,
  'conference-statement': conferenceStatement,
  correction,
  data,
  date,
  desk,
  'desk-commitment': deskCommitment,
  document,
  'document-reader': documentReader,
  frame,
  'frame-accessibility': frameAccessibility,
  'frame-wrong': frameWrong,
  mail,
  membership,
  news,
  outcome,
  participant,
  process,
  'process-about': processAbout,
  'process-contact': processContact,
  refusal,
  'refusal-upload': refusalUpload,
  retention,
  search,
  secretariat,
  service,
  source,
  'source-page': sourcePage,
  staff,
  'staff-account': staffAccount,
  'staff-body': staffBody,
  'staff-chairmanship': staffChairmanship,
  'staff-claim': staffClaim,
  'staff-commitment': staffCommitment,
  'staff-conference': staffConference,
  'staff-document': staffDocument,
  'staff-mail': staffMail,
  'staff-news': staffNews,
  'staff-outcome': staffOutcome,
  'staff-overview': staffOverview,
  'staff-policy': staffPolicy,
  'staff-record': staffRecord,
  'staff-secretariat': staffSecretariat,
  'staff-source': staffSource,
  text,
  'text-life': textLife,
  'text-part': textPart,
  vocabulary,
};
