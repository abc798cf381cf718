// Made by `node bin/messages.ts write` from the files beside it.
import account from './en/account.json' with { type: 'json' };
import act from './en/act.json' with { type: 'json' };
import adoption from './en/adoption.json' with { type: 'json' };
import body from './en/body.json' with { type: 'json' };
import caution from './en/caution.json' with { type: 'json' };
import chairmanship from './en/chairmanship.json' with { type: 'json' };
import commitment from './en/commitment.json' with { type: 'json' };
import conference from './en/conference.json' with { type: 'json' };
import conferenceStatement from './en/conference-statement.json' with { type: 'json' };
import correction from './en/correction.json' with { type: 'json' };
import data from './en/data.json' with { type: 'json' };
import date from './en/date.json' with { type: 'json' };
import desk from './en/desk.json' with { type: 'json' };
import deskCommitment from './en/desk-commitment.json' with { type: 'json' };
import document from './en/document.json' with { type: 'json' };
import documentReader from './en/document-reader.json' with { type: 'json' };
import frame from './en/frame.json' with { type: 'json' };
import frameAccessibility from './en/frame-accessibility.json' with { type: 'json' };
import frameWrong from './en/frame-wrong.json' with { type: 'json' };
import mail from './en/mail.json' with { type: 'json' };
import membership from './en/membership.json' with { type: 'json' };
import news from './en/news.json' with { type: 'json' };
import outcome from './en/outcome.json' with { type: 'json' };
import participant from './en/participant.json' with { type: 'json' };
import process from './en/process.json' with { type: 'json' };
import processAbout from './en/process-about.json' with { type: 'json' };
import processContact from './en/process-contact.json' with { type: 'json' };
import refusal from './en/refusal.json' with { type: 'json' };
import refusalUpload from './en/refusal-upload.json' with { type: 'json' };
import retention from './en/retention.json' with { type: 'json' };
import search from './en/search.json' with { type: 'json' };
import secretariat from './en/secretariat.json' with { type: 'json' };
import service from './en/service.json' with { type: 'json' };
import source from './en/source.json' with { type: 'json' };
import sourcePage from './en/source-page.json' with { type: 'json' };
import staff from './en/staff.json' with { type: 'json' };
import staffAccount from './en/staff-account.json' with { type: 'json' };
import staffBody from './en/staff-body.json' with { type: 'json' };
import staffChairmanship from './en/staff-chairmanship.json' with { type: 'json' };
import staffClaim from './en/staff-claim.json' with { type: 'json' };
import staffCommitment from './en/staff-commitment.json' with { type: 'json' };
import staffConference from './en/staff-conference.json' with { type: 'json' };
import staffDocument from './en/staff-document.json' with { type: 'json' };
import staffMail from './en/staff-mail.json' with { type: 'json' };
import staffNews from './en/staff-news.json' with { type: 'json' };
import staffOutcome from './en/staff-outcome.json' with { type: 'json' };
import staffOverview from './en/staff-overview.json' with { type: 'json' };
import staffPolicy from './en/staff-policy.json' with { type: 'json' };
import staffRecord from './en/staff-record.json' with { type: 'json' };
import staffSecretariat from './en/staff-secretariat.json' with { type: 'json' };
import staffSource from './en/staff-source.json' with { type: 'json' };
import text from './en/text.json' with { type: 'json' };
import textLife from './en/text-life.json' with { type: 'json' };
import textPart from './en/text-part.json' with { type: 'json' };
import vocabulary from './en/vocabulary.json' with { type: 'json' };

/** The words on the screen in one language, by the file that holds them. */
export const en = {
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
