-- Whether a text message told how to answer by text: only then such an answer counts. Runs alike on H2 (MODE=PostgreSQL) and
-- on PostgreSQL.
alter table notice add column answer_by_text boolean default false not null;
-- until now every one did
update notice set answer_by_text = true where method = 'TEXT' and purpose = 'CONSENT_REQUEST';
