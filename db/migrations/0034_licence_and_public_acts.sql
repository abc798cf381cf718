-- Under which licence the public data of the process may be used: its name in each language, and where it stands. Null where none is stated.
ALTER TABLE "process" ADD COLUMN "licence" jsonb;
--> statement-breakpoint
-- What the record has of acts by which the public side changed: which act, on what, when. Nothing of who acted nor of what they wrote. Whoever asks
-- joins them with the rows that they may see: an act on anything else says nothing then.
CREATE FUNCTION public_acts(since timestamptz DEFAULT '-infinity') RETURNS TABLE (seq bigint, at timestamptz, act text, noun text, subject_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT r.seq, r.at, r.act, r.noun, r.subject_id FROM audit_record r
  WHERE r.at >= since AND r.act IN (
    'recordMembership', 'recordTerm', 'declineTerm', 'extendTerm', 'designateChair', 'confirmHandOver', 'addBody', 'recordBodyMember', 'endBodyMember',
    'addOffice', 'recordArrangement', 'addConference', 'reviseConference', 'announceConference', 'openConference', 'closeConference',
    'postponeConference', 'cancelConference', 'takeBackStep', 'addCommitment', 'supersedeCommitment', 'publishReport', 'publishAdopted',
    'publishOutcome', 'reinstateOutcome', 'publishNews', 'reinstateNews', 'recordClaim', 'acceptClaim', 'holdClaim', 'loadProcess')
$$;
--> statement-breakpoint
-- When something last changed for the public: by an act of those, or by what was put right of it in public.
CREATE FUNCTION changed_at(wanted_noun text, wanted_id text) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT greatest(
    (SELECT max(r.at) FROM audit_record r WHERE r.noun = wanted_noun AND r.subject_id = wanted_id AND r.act IN (
      'recordMembership', 'recordTerm', 'declineTerm', 'extendTerm', 'designateChair', 'confirmHandOver', 'addBody', 'recordBodyMember',
      'endBodyMember', 'addOffice', 'recordArrangement', 'addConference', 'reviseConference', 'announceConference', 'openConference',
      'closeConference', 'postponeConference', 'cancelConference', 'takeBackStep', 'addCommitment', 'supersedeCommitment', 'publishReport',
      'publishAdopted', 'publishOutcome', 'reinstateOutcome', 'publishNews', 'reinstateNews')),
    (SELECT max(c.created_at) FROM correction c WHERE c.noun = wanted_noun AND c.subject_id = wanted_id AND c.was_public))
$$;
--> statement-breakpoint
-- The number of the last act in the record that may have changed what is public: of every act but those that never do. Two copies of the public
-- register under one number, of one day, say the same.
CREATE FUNCTION public_version() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT coalesce(max(r.seq), 0) FROM audit_record r WHERE r.act NOT IN (
    'signIn', 'signOut', 'openAccount', 'disableAccount', 'enableAccount', 'renewSignIn', 'retryMail', 'dropMail', 'pruneRegister',
    'removeOrphanFiles', 'remindOfRound', 'remindOfSilence', 'remindOfCommitment', 'endSessions', 'liftSignInLock', 'acceptInvitation',
    'changePassword', 'changeSecondFactor', 'endOwnSession', 'sealSecrets', 'saveProposalDraft', 'readReturnedFile', 'removeProposalDraft',
    'submitProposal', 'recordProposal', 'supportProposal', 'endSupport', 'withdrawProposal', 'replyToRound', 'keepNote', 'removeNote',
    'addText', 'editText', 'withdrawText', 'cutRevision', 'openRound', 'extendRound', 'closeRound', 'agreeParagraph', 'takeProposal',
    'mergeProposals', 'keepBracketed', 'returnProposal', 'reopenParagraph', 'showParagraph', 'reportProgress', 'returnReport', 'acceptReport',
    'scheduleReport', 'addDocument', 'editDocument', 'reviewDocument', 'returnDocument', 'clearDocument')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION public_acts(timestamptz), changed_at(text, text), public_version() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public_acts(timestamptz), changed_at(text, text), public_version() TO portal_app;
