// Made by `node bin/messages.ts write` from the files beside it.
import account from './fr/account.json' with { type: 'json' };
import act from './fr/act.json' with { type: 'json' };
import adoption from './fr/adoption.json' with { type: 'json' };
import body from './fr/body.json' with { type: 'json' };
import caution from './fr/caution.json' with { type: 'json' };
import chairmanship from './fr/chairmanship.json' with { type: 'json' };
import commitment from './fr/commitment.json' with { type: 'json' };
import conference from './fr/conference.json' with { type: 'json' };
import conferenceStatement from './fr/conference-statement.json' with { type: 'json' };
import correction from './fr/correction.json' with { type: 'json' };
import data from './fr/data.json' with { type: 'json' };
import date from './fr/date.json' with { type: 'json' };
import desk from './fr/desk.json' with { type: 'json' };
import deskCommitment from './fr/desk-commitment.json' with { type: 'json' };
import document from './fr/document.json' with { type: 'json' };
import documentReader from './fr/document-reader.json' with { type: 'json' };
import frame from './fr/frame.json' with { type: 'json' };
import frameAccessibility from './fr/frame-accessibility.json' with { type: 'json' };
import frameWrong from './fr/frame-wrong.json' with { type: 'json' };
import mail from './fr/mail.json' with { type: 'json' };
import membership from './fr/membership.json' with { type: 'json' };
import news from './fr/news.json' with { type: 'json' };
import outcome from './fr/outcome.json' with { type: 'json' };
import participant from './fr/participant.json' with { type: 'json' };
import process from './fr/process.json' with { type: 'json' };
import processAbout from './fr/process-about.json' with { type: 'json' };
import processContact from './fr/process-contact.json' with { type: 'json' };
import refusal from './fr/refusal.json' with { type: 'json' };
import refusalUpload from './fr/refusal-upload.json' with { type: 'json' };
import retention from './fr/retention.json' with { type: 'json' };
import search from './fr/search.json' with { type: 'json' };
import secretariat from './fr/secretariat.json' with { type: 'json' };
import service from './fr/service.json' with { type: 'json' };
import source from './fr/source.json' with { type: 'json' };
import sourcePage from './fr/source-page.json' with { type: 'json' };
import staff from './fr/staff.json' with { type: 'json' };
import staffAccount from './fr/staff-account.json' with { type: 'json' };
import staffBody from './fr/staff-body.json' with { type: 'json' };
import staffChairmanship from './fr/staff-chairmanship.json' with { type: 'json' };
import staffClaim from './fr/staff-claim.json' with { type: 'json' };
import staffCommitment from './fr/staff-commitment.json' with { type: 'json' };
import staffConference from './fr/staff-conference.json' with { type: 'json' };
import staffDocument from './fr/staff-document.json' with { type: 'json' };
import staffMail from './fr/staff-mail.json' with { type: 'json' };
import staffNews from './fr/staff-news.json' with { type: 'json' };
import staffOutcome from './fr/staff-outcome.json' with { type: 'json' };
import staffOverview from './fr/staff-overview.json' with { type: 'json' };
import staffPolicy from './fr/staff-policy.json' with { type: 'json' };
import staffRecord from './fr/staff-record.json' with { type: 'json' };
import staffSecretariat from './fr/staff-secretariat.json' with { type: 'json' };
import staffSource from './fr/staff-source.json' with { type: 'json' };
import text from './fr/text.json' with { type: 'json' };
import textLife from './fr/text-life.json' with { type: 'json' };
import textPart from './fr/text-part.json' with { type: 'json' };
import vocabulary from './fr/vocabulary.json' with { type: 'json' };

/** The words on the screen in one language, by the file that holds them. */
export const fr = {
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
