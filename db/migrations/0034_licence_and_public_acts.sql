-- Under which licence the public data of the process may be used: its name in each language, and where it stands. Null where none is stated.
ALTER TABLE "process" ADD COLUMN "licence" jsonb;
--> statement-breakpoint
-- What acts do to the public side, by the names that the record has or had for them; lib/act/public-effect.ts says the same, and a test holds both
-- together. told: what changed says the act itself. put-right: a notice says it, or, where nothing wrong had been public, the act. dated: the dates of
-- the thing say it. none: nothing public is changed by it.
CREATE FUNCTION acts_of_effect(effect text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE effect
    WHEN 'told' THEN ARRAY[
      'recordMembership', 'addState', 'addOrganization', 'recordClaim', 'acceptClaim', 'holdClaim', 'citeSource', 'withdrawCitation',
      'recordTerm', 'declineTerm', 'extendTerm', 'addBody', 'recordBodyMember', 'endBodyMember', 'addOffice', 'designateChair',
      'confirmHandOver', 'recordArrangement', 'addConference', 'reviseConference', 'announceConference', 'openConference', 'closeConference',
      'postponeConference', 'cancelConference', 'takeBackStep', 'moveAgendaItem', 'recordStatement', 'moveStatement', 'addCommitment',
      'supersedeCommitment', 'publishReport', 'publishAdopted', 'publishOutcome', 'loadProcess']
    WHEN 'put-right' THEN ARRAY[
      'correctMembership', 'annulMembership', 'correctNames', 'annulParticipant', 'correctLaunch', 'correctTerm', 'annulTerm', 'correctBody',
      'annulBody', 'correctBodyMember', 'annulBodyMember', 'correctOffice', 'annulOffice', 'correctArrangement', 'correctArrangementStep',
      'annulArrangementStep', 'annulArrangement', 'correctConference', 'annulConference', 'addAgendaItem', 'correctAgendaItem',
      'removeAgendaItem', 'correctStatement', 'annulStatement', 'correctCommitment', 'withdrawCommitment', 'correctOutcome', 'withdrawOutcome',
      'reinstateOutcome', 'correctNews', 'withdrawNews', 'reinstateNews', 'correctSource']
    WHEN 'dated' THEN ARRAY[
      'addLanguageVersion', 'issueDocument', 'withdrawDocument', 'correctDocument', 'changeAccess', 'attachPosition', 'publishNews',
      'scheduleNews', 'callOffNews']
    WHEN 'none' THEN ARRAY[
      'signIn', 'signOut', 'addDocument', 'editDocument', 'replaceLanguageVersion', 'removeLanguageVersion', 'reviewDocument', 'returnDocument',
      'clearDocument', 'addText', 'editText', 'withdrawText', 'cutRevision', 'openRound', 'extendRound', 'closeRound', 'saveProposalDraft',
      'readReturnedFile', 'removeProposalDraft', 'submitProposal', 'recordProposal', 'supportProposal', 'endSupport', 'withdrawProposal',
      'replyToRound', 'keepNote', 'removeNote', 'agreeParagraph', 'takeProposal', 'mergeProposals', 'keepBracketed', 'returnProposal',
      'reopenParagraph', 'showParagraph', 'adoptText', 'proposeSilence', 'extendSilence', 'withdrawSilence', 'breakSilence', 'recordLateObjection', 'reportProgress',
      'returnReport', 'acceptReport', 'scheduleReport', 'openAccount', 'disableAccount', 'enableAccount', 'renewSignIn', 'retryMail', 'dropMail',
      'pruneRegister', 'removeOrphanFiles', 'remindOfRound', 'remindOfSilence', 'remindOfCommitment', 'tellOfSilence', 'sendDigest',
      'endSessions', 'liftSignInLock', 'acceptInvitation', 'changePassword', 'changeSecondFactor', 'endOwnSession', 'sealSecrets', 'removeSource']
  END;
--> statement-breakpoint
-- What the record has of acts by which the public side changed: which act, on what, when. Nothing of who acted nor of what they wrote. Whoever asks
-- joins them with the rows that they may see: an act on anything else says nothing then.
CREATE FUNCTION public_acts(since timestamptz DEFAULT '-infinity') RETURNS TABLE (seq bigint, at timestamptz, act text, noun text, subject_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT r.seq, r.at, r.act, r.noun, r.subject_id FROM audit_record r
  WHERE r.at >= since AND r.act = ANY (acts_of_effect('told') || acts_of_effect('put-right'))
$$;
--> statement-breakpoint
-- When something last changed for the public: by an act on it, of a conference on its agenda and its statements too, or by what was put right of it in
-- public. What is done to a document before it is released is no such act.
CREATE FUNCTION changed_at(wanted_noun text, wanted_id text) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  WITH meeting AS (SELECT CASE WHEN wanted_noun = 'conference' THEN wanted_id::uuid END AS id),
  things AS (
    SELECT wanted_noun AS noun, wanted_id AS id WHERE wanted_noun <> 'document'
    UNION ALL SELECT 'agenda-item', i.id::text FROM meeting m JOIN agenda_item i ON i.conference_id = m.id
    UNION ALL SELECT 'statement', s.id::text FROM meeting m JOIN statement s ON s.conference_id = m.id)
  SELECT greatest(
    (SELECT max(r.at) FROM things t JOIN audit_record r ON r.noun = t.noun AND r.subject_id = t.id
      WHERE r.act = ANY (acts_of_effect('told') || acts_of_effect('put-right') || acts_of_effect('dated'))),
    (SELECT max(c.created_at) FROM correction c WHERE c.noun = wanted_noun AND c.subject_id = wanted_id AND c.was_public),
    (SELECT max(c.created_at) FROM correction c WHERE wanted_noun = 'conference' AND c.noun IN ('agenda-item', 'statement') AND c.about = wanted_id AND c.was_public))
$$;
--> statement-breakpoint
-- The number of the last act in the record that may have changed what is public: of every act but those that never do. Two copies of the public
-- register under one number, of one day, say the same.
CREATE FUNCTION public_version() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT coalesce(max(r.seq), 0) FROM audit_record r WHERE r.act <> ALL (acts_of_effect('none'))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION public_acts(timestamptz), changed_at(text, text), public_version() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public_acts(timestamptz), changed_at(text, text), public_version() TO portal_app;
