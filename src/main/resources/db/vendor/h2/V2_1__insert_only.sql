-- Insert only, whoever is connected. Records from before the ledger keep their gaps (nocheck); new ones cannot have any.
create trigger consent_record_insert_only before update, delete on consent_record
    for each row call 'org.caseaccess.consent.InsertOnlyTrigger';
create trigger consent_text_insert_only before update, delete on consent_text
    for each row call 'org.caseaccess.consent.InsertOnlyTrigger';
create trigger legal_hold_insert_only before update, delete on legal_hold
    for each row call 'org.caseaccess.consent.InsertOnlyTrigger';
create trigger audit_export_insert_only before update, delete on audit_export
    for each row call 'org.caseaccess.consent.InsertOnlyTrigger';
alter table consent_record add constraint consent_record_chained check
    (sequence_number is not null and previous_hash is not null and content is not null and record_hash is not null
        and retain_until is not null and client_name is not null and case_number is not null) nocheck;
