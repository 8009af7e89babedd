-- Insert only, whoever is connected. Records from before the ledger keep their gaps (not valid); new ones cannot have any.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is insert only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger consent_record_insert_only before update or delete on consent_record
    for each row execute function refuse_change();
create trigger consent_record_no_truncate before truncate on consent_record
    for each statement execute function refuse_change();
create trigger consent_text_insert_only before update or delete on consent_text
    for each row execute function refuse_change();
create trigger consent_text_no_truncate before truncate on consent_text
    for each statement execute function refuse_change();
create trigger legal_hold_insert_only before update or delete on legal_hold
    for each row execute function refuse_change();
create trigger legal_hold_no_truncate before truncate on legal_hold
    for each statement execute function refuse_change();
create trigger audit_export_insert_only before update or delete on audit_export
    for each row execute function refuse_change();
create trigger audit_export_no_truncate before truncate on audit_export
    for each statement execute function refuse_change();
alter table consent_record add constraint consent_record_chained check
    (sequence_number is not null and previous_hash is not null and content is not null and record_hash is not null
        and retain_until is not null and client_name is not null and case_number is not null) not valid;
