-- What the migrations add up to. Made by a test; never edited.
CREATE SCHEMA own;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE FUNCTION public.basis_points(parts integer, whole integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (round(((10000.0 * (parts)::numeric) / (whole)::numeric)))::integer;
CREATE FUNCTION public.folded(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN replace(replace(replace(lower($1), 'æ'::text, 'ae'::text), 'ø'::text, 'oe'::text), 'å'::text, 'aa'::text);
CREATE FUNCTION public.forget_reads(most integer, OUT reads integer, OUT first bigint, OUT last bigint, OUT until timestamp with time zone) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  day date := least(today(), (now() at time zone 'Europe/Copenhagen')::date);
  before timestamptz := (day - setting_on('retention_reads', day)::int)::timestamp at time zone 'Europe/Copenhagen';
  -- What is older was forgotten already.
  since timestamptz := coalesce(
    (select (details ->> 'until')::timestamptz from event
     where action = 'forget' and details ? 'until' order by id desc limit 1), '-infinity');
  due bigint[];
begin
  select array_agg(d.id), max(d.at) into due, until from (
    select id, at from event where action = 'read' and actor <> '' and at >= since and at < before order by at limit most
  ) d;
  select count(*), min(d), max(d) into reads, first, last from unnest(due) d;
  delete from event_citizens where event_id = any(due);
  update event set actor = '', request = '', subject = null, reason = null, details = '{}' where id = any(due);
end
$$;
CREATE FUNCTION public.give_numbers_back(since jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET lock_timeout TO '50ms'
    AS $$
declare
  counted record;
  highest bigint;
begin
  for counted in
    select s.oid::regclass as sequence, d.refobjid::regclass as of_table, (since ->> s.oid::regclass::text)::bigint as last
    from jsonb_each_text(numbers_given()) now join pg_class s on s.oid = now.key::regclass
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype = 'i'
    where now.value::bigint > (since ->> now.key)::bigint
  loop
    begin
      execute format('alter sequence %s cache 1', counted.sequence);
      execute format('select max(id) from %s', counted.of_table) into highest;
      execute format('alter sequence %s restart %s', counted.sequence, greatest(counted.last, coalesce(highest, 0)) + 1);
    exception when lock_not_available then null;
    end;
  end loop;
end
$$;
CREATE FUNCTION public.holds_unit(allocation_state text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (allocation_state = ANY (ARRAY['offered'::text, 'accepted'::text, 'moved_in'::text]));
CREATE FUNCTION public.is_allocated(allocation_state text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (allocation_state = ANY (ARRAY['accepted'::text, 'moved_in'::text]));
CREATE TABLE public.association (
    id bigint NOT NULL,
    number text NOT NULL,
    key text NOT NULL
);
CREATE FUNCTION public.own_association() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    RETURN (SELECT association.id FROM public.association WHERE (association.number = current_setting('bolig.association'::text, true)));
CREATE TABLE public.import_file (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    key bytea,
    keep_until date,
    association_id bigint,
    rows integer NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    unchanged integer NOT NULL,
    refused integer NOT NULL,
    stored boolean NOT NULL,
    sent_at timestamp with time zone DEFAULT now() NOT NULL,
    event_id bigint NOT NULL,
    errors integer DEFAULT 0 NOT NULL,
    report_sealed boolean DEFAULT false NOT NULL,
    CONSTRAINT import_file_counts CHECK ((rows = (((added + changed) + unchanged) + refused)))
);
CREATE TABLE public.import_file_association (
    import_file_id bigint NOT NULL,
    association_id bigint NOT NULL,
    rows integer NOT NULL,
    errors integer NOT NULL,
    changed_rents integer NOT NULL,
    late_rows integer DEFAULT 0 NOT NULL,
    late_days bigint DEFAULT 0 NOT NULL,
    late_most integer
);
CREATE FUNCTION public.is_own_file(file bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    RETURN ((EXISTS (SELECT FROM public.import_file f WHERE ((f.id = is_own_file.file) AND (f.kind = ANY (ARRAY['units'::text, 'vacancies'::text])) AND ((f.association_id = public.own_association()) OR (EXISTS (SELECT FROM public.import_file_association a WHERE ((a.import_file_id = f.id) AND (a.association_id = public.own_association())))))))) AND (NOT (EXISTS (SELECT FROM public.import_file_association a WHERE ((a.import_file_id = is_own_file.file) AND (a.association_id <> public.own_association()))))) AND (NOT (EXISTS (SELECT FROM public.import_file f WHERE ((f.id = is_own_file.file) AND (f.association_id <> public.own_association()))))));
CREATE FUNCTION public.is_parked(parked_until date, unparked_on date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((parked_until IS NOT NULL) AND (unparked_on IS NULL));
CREATE FUNCTION public.move_names(citizens bigint[], names text[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with done as (
    update referral_version v
    set sealed_name = n.name
    from unnest(citizens, names) n (citizen, name)
    join identity i on i.citizen_id = n.citizen and i.holds_name
    join referral r on r.citizen_id = n.citizen
    where v.referral_id = r.id and v.facts is not null and v.sealed_name is null
    returning 1
  )
  select count(*) from done
$$;
CREATE FUNCTION public.numbers_given() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  given jsonb = '{}';
  sequence regclass;
  last bigint;
begin
  for sequence in select oid from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace and relname <> 'event_id_seq' loop
    execute format('select last_value - case when is_called then 0 else 1 end from %s', sequence) into last;
    given = given || jsonb_build_object(sequence::text, last);
  end loop;
  return given;
end
$$;
CREATE FUNCTION public.paid_in(amount bigint, starts_on date, ends_on date, month date, until date) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select coalesce(sum(round(
    amount::numeric * greatest(0, least(ends_on, m.last) - greatest(starts_on, m.first) + 1) / (m.last - m.first + 1))),
    0)::bigint
  from (
    select first::date as first, (first + interval '1 month' - interval '1 day')::date as last
    from generate_series(month::timestamp, until::timestamp - interval '1 day', interval '1 month') first
  ) m
$$;
CREATE TABLE public.parameter (
    parameter_set_id bigint NOT NULL,
    key text NOT NULL,
    value jsonb,
    unit text NOT NULL,
    confidence text NOT NULL,
    source text NOT NULL,
    review_by date NOT NULL,
    CONSTRAINT parameter_confidence CHECK ((confidence = ANY (ARRAY['verified'::text, 'secondary'::text, 'derived'::text, 'policy'::text, 'missing'::text]))),
    CONSTRAINT parameter_missing CHECK (((value IS NULL) = (confidence = 'missing'::text)))
);
CREATE TABLE public.parameter_set_version (
    parameter_set_id bigint NOT NULL,
    valid_from date NOT NULL,
    drafted_by text NOT NULL,
    approved_by text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT parameter_set_second_person CHECK (((approved_by <> drafted_by) OR (drafted_by = 'boligd'::text))),
    CONSTRAINT parameter_set_version_order CHECK ((known_from < known_until))
);
CREATE FUNCTION public.parameter_on(key text, day date) RETURNS bigint
    LANGUAGE sql STABLE
    RETURN (SELECT (((p.value #>> '{}'::text[]))::bigint * 100) FROM (public.parameter_set_version v JOIN public.parameter p ON (((p.parameter_set_id = v.parameter_set_id) AND (p.key = parameter_on.key)))) WHERE ((v.known_until = 'infinity'::timestamp with time zone) AND (v.valid_from <= parameter_on.day) AND (NOT (EXISTS (SELECT FROM public.parameter_set_version n WHERE ((n.known_until = 'infinity'::timestamp with time zone) AND (n.valid_from <= parameter_on.day) AND (n.valid_from > v.valid_from)))))));
CREATE FUNCTION public.referral_state(closed_as text, allocation_state text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (closed_as IS NOT NULL) THEN closed_as WHEN (allocation_state = 'offered'::text) THEN 'offered'::text ELSE 'open'::text END;
CREATE FUNCTION public.seal_birthdays(referrals bigint[], since text[], sealed text[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
  with done as (
    update referral_version v
    set facts = v.facts || jsonb_build_object('adults', (
          select jsonb_agg(a.adult - 'born_on' - 'bornOn' order by a.place)
          from jsonb_array_elements(v.facts -> 'adults') with ordinality a (adult, place)))
        || case when s.sealed = '' then '{}' else jsonb_build_object('birthdays', s.sealed::jsonb) end
    from unnest(referrals, since, sealed) s (referral, since, sealed)
    where v.referral_id = s.referral and v.known_from = s.since::timestamptz
      and v.facts @? '$.adults[*] ? (exists(@.born_on) || exists(@.bornOn))'
    returning 1
  )
  select count(*) from done
$_$;
CREATE TABLE public.setting (
    id bigint NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    valid_from date NOT NULL,
    drafted_by text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    event_id bigint NOT NULL
);
CREATE TABLE public.setting_version (
    setting_id bigint NOT NULL,
    drafted_by text NOT NULL,
    approved_by text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT setting_second_person CHECK (((approved_by <> drafted_by) OR (drafted_by = 'boligd'::text))),
    CONSTRAINT setting_version_order CHECK ((known_from < known_until))
);
CREATE FUNCTION public.setting_on(name text, day date) RETURNS text
    LANGUAGE sql STABLE
    RETURN (SELECT s.value FROM (public.setting s JOIN public.setting_version v ON (((v.setting_id = s.id) AND (v.known_until = 'infinity'::timestamp with time zone)))) WHERE ((s.name = setting_on.name) AND (s.valid_from <= setting_on.day)) ORDER BY s.valid_from DESC, v.known_from DESC, s.id DESC LIMIT 1);
CREATE FUNCTION public.today() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((NULLIF(current_setting('bolig.today'::text, true), ''::text))::date, ((now() AT TIME ZONE 'Europe/Copenhagen'::text))::date);
CREATE TABLE public.allocation_version (
    allocation_id bigint NOT NULL,
    received_unit_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    state text NOT NULL,
    open boolean NOT NULL,
    offered_on date,
    accepted_on date,
    declined_on date,
    moved_in_on date,
    cancelled_on date,
    income_check_id bigint,
    scheme text,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    taken_as text GENERATED ALWAYS AS (
CASE
    WHEN ((known_until = 'infinity'::timestamp with time zone) AND (state = ANY (ARRAY['offered'::text, 'accepted'::text, 'moved_in'::text]))) THEN 'held'::text
    ELSE NULL::text
END) STORED,
    answer_by date,
    planned_on date,
    expired_on date,
    reason text,
    barred_until date,
    note_id bigint,
    CONSTRAINT allocation_days CHECK ((((state <> 'accepted'::text) OR (accepted_on IS NOT NULL)) AND ((state <> 'moved_in'::text) OR (moved_in_on IS NOT NULL)) AND ((state <> 'declined'::text) OR (declined_on IS NOT NULL)) AND ((state <> 'cancelled'::text) OR (cancelled_on IS NOT NULL)) AND ((state <> 'expired'::text) OR (expired_on IS NOT NULL)) AND ((moved_in_on IS NULL) OR ((accepted_on IS NOT NULL) AND (moved_in_on >= accepted_on))))),
    CONSTRAINT allocation_open_state CHECK (((NOT open) OR (state = ANY (ARRAY['offered'::text, 'accepted'::text])))),
    CONSTRAINT allocation_state CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'moved_in'::text, 'expired'::text, 'cancelled'::text, 'undone'::text]))),
    CONSTRAINT allocation_version_order CHECK ((known_from < known_until))
);
CREATE TABLE public.department (
    id bigint NOT NULL,
    association_id bigint NOT NULL,
    number text NOT NULL,
    key text NOT NULL
);
CREATE TABLE public.frame (
    id bigint NOT NULL,
    scheme text NOT NULL,
    year integer NOT NULL,
    CONSTRAINT frame_year CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE TABLE public.subsidy_version (
    subsidy_id bigint NOT NULL,
    allocation_id bigint NOT NULL,
    scheme text NOT NULL,
    amount bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    undone boolean DEFAULT false NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT subsidy_amount CHECK ((amount > 0)),
    CONSTRAINT subsidy_days CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT subsidy_version_order CHECK ((known_from < known_until))
);
CREATE VIEW public.frame_dwelling AS
 SELECT l.allocation_id,
    t.scheme,
    (EXTRACT(year FROM COALESCE(l.offered_on, l.accepted_on)))::integer AS year,
    (l.state = 'offered'::text) AS is_reserved
   FROM (public.allocation_version l
     CROSS JOIN LATERAL ( SELECT l.scheme
          WHERE (l.scheme IS NOT NULL)
        UNION
         SELECT s.scheme
           FROM public.subsidy_version s
          WHERE ((s.allocation_id = l.allocation_id) AND (s.known_until = 'infinity'::timestamp with time zone) AND (NOT s.undone))) t)
  WHERE ((l.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(l.state));
CREATE TABLE public.income_check (
    id bigint NOT NULL,
    referral_id bigint NOT NULL,
    received_unit_id bigint,
    rent bigint,
    checked_on date NOT NULL,
    outcome text NOT NULL,
    facts jsonb NOT NULL,
    result jsonb NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    event_id bigint NOT NULL,
    recheck_id bigint,
    CONSTRAINT income_check_outcome CHECK ((outcome = ANY (ARRAY['pass'::text, 'fail'::text, 'unknown'::text])))
);
CREATE VIEW public.frame_payment AS
 SELECT l.allocation_id,
    s.scheme,
    s.amount,
    s.starts_on,
    s.ends_on,
    (l.state = 'offered'::text) AS is_reserved
   FROM (public.subsidy_version s
     JOIN public.allocation_version l ON (((l.allocation_id = s.allocation_id) AND (l.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(l.state))))
  WHERE ((s.known_until = 'infinity'::timestamp with time zone) AND (NOT s.undone))
UNION ALL
 SELECT l.allocation_id,
    l.scheme,
    (round((((c.facts #>> '{subsidy,amount}'::text[]))::numeric * (100)::numeric)))::bigint AS amount,
    l.offered_on AS starts_on,
    NULL::date AS ends_on,
    (l.state = 'offered'::text) AS is_reserved
   FROM (public.allocation_version l
     JOIN public.income_check c ON ((c.id = l.income_check_id)))
  WHERE ((l.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(l.state) AND (l.scheme IS NOT NULL) AND (l.offered_on IS NOT NULL) AND ((c.facts #>> '{subsidy,amount}'::text[]) IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM public.subsidy_version s
          WHERE ((s.allocation_id = l.allocation_id) AND (s.scheme = l.scheme) AND (s.known_until = 'infinity'::timestamp with time zone) AND (NOT s.undone))))));
CREATE TABLE public.frame_version (
    frame_id bigint NOT NULL,
    dwellings integer,
    amount bigint,
    set_by text NOT NULL,
    approved_by text,
    draft_dwellings integer,
    draft_amount bigint,
    draft_by text,
    known_from timestamp with time zone DEFAULT now() NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT frame_amount CHECK ((amount >= 0)),
    CONSTRAINT frame_draft CHECK (((draft_by IS NULL) = ((draft_dwellings IS NULL) AND (draft_amount IS NULL)))),
    CONSTRAINT frame_draft_amount CHECK ((draft_amount >= 0)),
    CONSTRAINT frame_draft_dwellings CHECK ((draft_dwellings >= 0)),
    CONSTRAINT frame_dwellings CHECK ((dwellings >= 0)),
    CONSTRAINT frame_limit CHECK (((dwellings IS NOT NULL) OR (amount IS NOT NULL))),
    CONSTRAINT frame_second_person CHECK ((approved_by <> set_by)),
    CONSTRAINT frame_version_order CHECK ((known_from < known_until))
);
CREATE VIEW public.frame_now AS
 SELECT ((f.id * 2) +
        CASE
            WHEN (s.state = 'draft'::text) THEN 1
            ELSE 0
        END) AS id,
    ((f.scheme || ' '::text) || f.year) AS frame,
    f.scheme,
    f.year,
    s.state,
    s.dwellings,
    d.used AS dwellings_used,
    d.reserved AS dwellings_reserved,
        CASE
            WHEN (s.dwellings IS NOT NULL) THEN GREATEST(((s.dwellings - d.used) - d.reserved), (0)::bigint)
            ELSE NULL::bigint
        END AS dwellings_left,
    s.amount,
    p.used AS amount_used,
    p.reserved AS amount_reserved,
        CASE
            WHEN (s.amount IS NOT NULL) THEN GREATEST(((s.amount - p.used) - p.reserved), (0)::bigint)
            ELSE NULL::bigint
        END AS amount_left,
    s.set_by,
    s.approved_by,
    s.drafted_at
   FROM ((((public.frame f
     JOIN public.frame_version v ON (((v.frame_id = f.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     CROSS JOIN LATERAL ( VALUES ('in_force'::text,v.dwellings,v.amount,v.set_by,v.approved_by,NULL::timestamp with time zone), ('draft'::text,v.draft_dwellings,v.draft_amount,v.draft_by,NULL::text,v.known_from)) s(state, dwellings, amount, set_by, approved_by, drafted_at))
     CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE (NOT w.is_reserved)) AS used,
            count(*) FILTER (WHERE w.is_reserved) AS reserved
           FROM public.frame_dwelling w
          WHERE ((w.scheme = f.scheme) AND (w.year = f.year))) d)
     CROSS JOIN LATERAL ( SELECT (COALESCE(sum(m.paid) FILTER (WHERE (NOT m.is_reserved)), (0)::numeric))::bigint AS used,
            (COALESCE(sum(m.paid) FILTER (WHERE m.is_reserved), (0)::numeric))::bigint AS reserved
           FROM ( SELECT public.paid_in(w.amount, w.starts_on, w.ends_on, make_date(f.year, 1, 1), make_date((f.year + 1), 1, 1)) AS paid,
                    w.is_reserved
                   FROM public.frame_payment w
                  WHERE (w.scheme = f.scheme)) m) p)
  WHERE (s.set_by IS NOT NULL);
CREATE TABLE public.received_unit (
    id bigint NOT NULL,
    department_id bigint NOT NULL,
    tenancy text NOT NULL,
    tenancy_key text NOT NULL,
    received_on date NOT NULL
);
CREATE TABLE public.referral (
    id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    source_number text,
    key text
);
CREATE TABLE public.referral_version (
    referral_id bigint NOT NULL,
    referred_on date,
    target_group text,
    homeless boolean,
    homeless_category text,
    unit_types text[],
    facts jsonb,
    closed_on date,
    closed_as text,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    parked_on date,
    parked_until date,
    parked_reason text,
    unparked_on date,
    closed_reason text,
    note_id bigint,
    protected_until date,
    sealed_name text,
    last_step_on date,
    CONSTRAINT referral_closed CHECK (((closed_on IS NULL) = (closed_as IS NULL))),
    CONSTRAINT referral_closed_as CHECK ((closed_as = ANY (ARRAY['allocated'::text, 'refused'::text, 'withdrawn'::text]))),
    CONSTRAINT referral_closed_by_hand CHECK (((closed_reason IS NULL) OR (closed_as = 'withdrawn'::text))),
    CONSTRAINT referral_closed_reason CHECK ((closed_reason = ANY (ARRAY['other_housing'::text, 'no_longer_wanted'::text, 'no_contact'::text, 'died'::text, 'mistake'::text, 'other'::text]))),
    CONSTRAINT referral_parked CHECK ((((parked_on IS NULL) = (parked_until IS NULL)) AND ((parked_on IS NULL) = (parked_reason IS NULL)) AND ((unparked_on IS NULL) OR (parked_on IS NOT NULL)))),
    CONSTRAINT referral_parked_days CHECK (((parked_until >= parked_on) AND (unparked_on >= parked_on))),
    CONSTRAINT referral_parked_reason CHECK ((parked_reason = ANY (ARRAY['ill'::text, 'away'::text, 'no_contact'::text, 'waiting_for_facts'::text, 'citizen_asks'::text, 'other'::text]))),
    CONSTRAINT referral_priority CHECK (((priority >= 0) AND (priority <= 9))),
    CONSTRAINT referral_version_order CHECK ((known_from < known_until))
);
CREATE TABLE public.supply_version (
    supply_id bigint NOT NULL,
    dwellings integer,
    from_year integer,
    to_year integer,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    review_by date,
    kind text NOT NULL,
    name text NOT NULL,
    delivered integer DEFAULT 0 NOT NULL,
    delivered_on date,
    department_id bigint,
    starts_on date,
    ends_on date,
    undone boolean DEFAULT false NOT NULL,
    CONSTRAINT supply_days_order CHECK ((starts_on <= ends_on)),
    CONSTRAINT supply_delivered CHECK (((delivered >= 0) AND (delivered <= COALESCE(dwellings, 0)))),
    CONSTRAINT supply_dwellings CHECK ((dwellings >= 0)),
    CONSTRAINT supply_of_its_kind CHECK (
CASE
    WHEN (kind = 'renovation'::text) THEN ((dwellings IS NULL) AND (from_year IS NULL) AND (to_year IS NULL) AND (department_id IS NOT NULL) AND (starts_on IS NOT NULL) AND (ends_on IS NOT NULL))
    ELSE ((dwellings IS NOT NULL) AND (from_year IS NOT NULL) AND (to_year IS NOT NULL) AND (department_id IS NULL) AND (starts_on IS NULL) AND (ends_on IS NULL))
END),
    CONSTRAINT supply_version_order CHECK ((known_from < known_until)),
    CONSTRAINT supply_years CHECK ((((from_year >= 2000) AND (from_year <= 2099)) AND ((to_year >= from_year) AND (to_year <= 2099))))
);
CREATE TABLE public.unit_standing (
    received_unit_id bigint NOT NULL,
    passes bit varying NOT NULL
)
WITH (toast_tuple_target='8160');
ALTER TABLE ONLY public.unit_standing ALTER COLUMN passes SET STORAGE EXTERNAL;
CREATE TABLE public.unit_standing_saved (
    received_unit_id bigint NOT NULL,
    scheme text NOT NULL,
    saved bit varying NOT NULL
)
WITH (toast_tuple_target='8160');
ALTER TABLE ONLY public.unit_standing_saved ALTER COLUMN saved SET STORAGE EXTERNAL;
CREATE TABLE public.waiting_place (
    referral_id bigint NOT NULL,
    place integer NOT NULL
);
CREATE FUNCTION public.unit_candidates(day date) RETURNS TABLE(received_unit_id bigint, passes integer, with_subsidy integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH nobody AS MATERIALIZED (
          SELECT (repeat('0'::text, (((COALESCE(max(waiting_place.place), '-1'::integer) + 8) / 8) * 8)))::bit varying AS bits
            FROM public.waiting_place
         ), away AS (
          SELECT p.place
            FROM public.waiting_place p
           WHERE (NOT (EXISTS ( SELECT
                    FROM public.referral_version v
                   WHERE ((v.referral_id = p.referral_id) AND (v.known_until = 'infinity'::timestamp with time zone) AND (v.closed_on IS NULL)))))
         UNION ALL
          SELECT p.place
            FROM (public.referral_version v
              JOIN public.waiting_place p ON ((p.referral_id = v.referral_id)))
           WHERE ((v.known_until = 'infinity'::timestamp with time zone) AND (v.parked_until IS NOT NULL) AND (v.unparked_on IS NULL) AND (v.parked_until >= unit_candidates.day))
         UNION ALL
          SELECT p.place
            FROM ((public.allocation_version l_1
              JOIN public.referral r ON ((r.citizen_id = l_1.citizen_id)))
              JOIN public.waiting_place p ON ((p.referral_id = r.id)))
           WHERE ((l_1.known_until = 'infinity'::timestamp with time zone) AND l_1.open)
         ), free AS MATERIALIZED (
          SELECT (~ COALESCE(( SELECT bit_or(set_bit((n.bits)::"bit", away.place, 1)) AS bit_or
                    FROM away), (n.bits)::"bit")) AS bits
            FROM nobody n
         ), barred AS MATERIALIZED (
          SELECT d.association_id,
             bit_or(set_bit((n.bits)::"bit", p.place, 1)) AS bits
            FROM (((((public.allocation_version v
              JOIN public.received_unit u_1 ON ((u_1.id = v.received_unit_id)))
              JOIN public.department d ON ((d.id = u_1.department_id)))
              JOIN public.referral r ON ((r.citizen_id = v.citizen_id)))
              JOIN public.waiting_place p ON ((p.referral_id = r.id)))
              CROSS JOIN nobody n)
           WHERE ((v.known_until = 'infinity'::timestamp with time zone) AND (v.reason = 'barred'::text) AND (v.state = ANY (ARRAY['declined'::text, 'cancelled'::text])) AND ((v.barred_until IS NULL) OR (v.barred_until >= unit_candidates.day)))
           GROUP BY d.association_id
         ), used_up AS MATERIALIZED (
          SELECT f.scheme
            FROM public.frame_now f
           WHERE ((f.state = 'in_force'::text) AND ((f.year)::numeric = EXTRACT(year FROM unit_candidates.day)) AND ((f.dwellings_left <= 0) OR (f.amount_left <= 0)))
         ), renovated AS MATERIALIZED (
          SELECT a.department_id
            FROM public.supply_version a
           WHERE ((a.department_id IS NOT NULL) AND (a.known_until = 'infinity'::timestamp with time zone) AND (NOT a.undone) AND ((unit_candidates.day >= a.starts_on) AND (unit_candidates.day <= a.ends_on)))
         ), live AS MATERIALIZED (
          SELECT d.id AS department_id,
                 CASE
                     WHEN (d.id IN ( SELECT renovated.department_id
                        FROM renovated)) THEN (n.bits)::"bit"
                     WHEN (x.bits IS NULL) THEN f.bits
                     ELSE (f.bits & (~ x.bits))
                 END AS bits
            FROM (((public.department d
              CROSS JOIN free f)
              CROSS JOIN nobody n)
              LEFT JOIN barred x ON ((x.association_id = d.association_id)))
         )
  SELECT s.received_unit_id,
     (bit_count(((s.passes)::"bit" & l.bits)))::integer AS bit_count,
     ( SELECT (COALESCE(bit_count(bit_or(((w.saved)::"bit" & l.bits))), (0)::bigint))::integer AS "coalesce"
            FROM public.unit_standing_saved w
           WHERE ((w.received_unit_id = s.received_unit_id) AND (NOT (w.scheme IN ( SELECT used_up.scheme
                    FROM used_up))))) AS "coalesce"
    FROM ((public.unit_standing s
      JOIN public.received_unit u ON ((u.id = s.received_unit_id)))
      JOIN live l ON ((l.department_id = u.department_id)));
END;
CREATE FUNCTION public.unit_state(allocation_state text, returned_on date, withdrawn_on date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN public.is_allocated(allocation_state) THEN 'allocated'::text WHEN (returned_on IS NOT NULL) THEN 'returned'::text WHEN (withdrawn_on IS NOT NULL) THEN 'withdrawn'::text WHEN (allocation_state = 'offered'::text) THEN 'offered'::text ELSE 'open'::text END;
CREATE FUNCTION public.vacancy_days(received_on date, available_from date, ended_on date, day date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN GREATEST((LEAST(ended_on, day) - GREATEST(received_on, available_from)), 0);
CREATE FUNCTION public.vacancy_rent(rent bigint, received_on date, available_from date, ended_on date, returned_on date, day date) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (available_from IS NOT NULL) THEN (((public.vacancy_days(received_on, available_from, COALESCE((returned_on + 1), ended_on), GREATEST(day, (returned_on + 1))))::numeric * round((((rent * 12))::numeric / 365.0))))::bigint ELSE NULL::bigint END;
CREATE TABLE public.letting_agreement_version (
    letting_agreement_id bigint NOT NULL,
    association_id bigint NOT NULL,
    department_id bigint,
    answer_days integer,
    valid_from date NOT NULL,
    valid_until date,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    share_parts integer,
    share_whole integer,
    CONSTRAINT letting_agreement_answer_days CHECK (((answer_days >= 1) AND (answer_days <= 365))),
    CONSTRAINT letting_agreement_days_order CHECK ((valid_from < valid_until)),
    CONSTRAINT letting_agreement_share CHECK ((((share_parts IS NULL) AND (share_whole IS NULL)) OR ((share_parts IS NOT NULL) AND (share_whole IS NOT NULL) AND ((share_whole >= 1) AND (share_whole <= 10000)) AND ((share_parts >= 0) AND (share_parts <= share_whole))))),
    CONSTRAINT letting_agreement_version_order CHECK ((known_from < known_until))
);
CREATE VIEW own.agreement_now WITH (security_invoker='true') AS
 SELECT g.letting_agreement_id AS id,
    concat_ws('/'::text, a.number, d.number, g.valid_from) AS agreement,
    a.number AS association,
    d.number AS department,
    public.basis_points(g.share_parts, g.share_whole) AS share,
    g.answer_days,
    g.valid_from,
    (g.valid_until - 1) AS valid_until,
    (daterange(g.valid_from, g.valid_until) @> public.today()) AS in_force
   FROM ((public.letting_agreement_version g
     JOIN public.association a ON ((a.id = g.association_id)))
     LEFT JOIN public.department d ON ((d.id = g.department_id)))
  WHERE (g.known_until = 'infinity'::timestamp with time zone);
CREATE TABLE public.received_unit_version (
    received_unit_id bigint NOT NULL,
    unit_type text NOT NULL,
    rent bigint NOT NULL,
    room_tenths integer NOT NULL,
    area_tenths integer NOT NULL,
    address text NOT NULL,
    postcode text NOT NULL,
    town text NOT NULL,
    address_id uuid,
    heat_on_account bigint,
    water_on_account bigint,
    electricity_on_account bigint,
    heating text,
    hot_water text,
    electricity text,
    water text,
    maintenance text,
    deposit bigint,
    available_from date,
    answer_by date,
    withdrawn_on date,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT received_unit_area CHECK ((area_tenths > 0)),
    CONSTRAINT received_unit_deposit CHECK ((deposit >= 0)),
    CONSTRAINT received_unit_electricity CHECK ((electricity_on_account >= 0)),
    CONSTRAINT received_unit_electricity_code CHECK ((electricity = ANY (ARRAY['included'::text, 'separate'::text]))),
    CONSTRAINT received_unit_heat CHECK ((heat_on_account >= 0)),
    CONSTRAINT received_unit_heating_code CHECK ((heating = ANY (ARRAY['included'::text, 'separate'::text]))),
    CONSTRAINT received_unit_hot_water_code CHECK ((hot_water = ANY (ARRAY['included'::text, 'separate'::text]))),
    CONSTRAINT received_unit_maintenance_code CHECK ((maintenance = ANY (ARRAY['landlord'::text, 'painting'::text, 'all'::text]))),
    CONSTRAINT received_unit_postcode CHECK ((postcode ~ '^[0-9]{4}$'::text)),
    CONSTRAINT received_unit_rent CHECK ((rent > 0)),
    CONSTRAINT received_unit_rooms CHECK ((room_tenths > 0)),
    CONSTRAINT received_unit_type CHECK ((unit_type = ANY (ARRAY['family'::text, 'youth'::text, 'elderly'::text, 'special'::text, 'private'::text]))),
    CONSTRAINT received_unit_version_order CHECK ((known_from < known_until)),
    CONSTRAINT received_unit_water CHECK ((water_on_account >= 0)),
    CONSTRAINT received_unit_water_code CHECK ((water = ANY (ARRAY['included'::text, 'separate'::text])))
);
CREATE TABLE public.unit_return_version (
    unit_return_id bigint NOT NULL,
    received_unit_id bigint NOT NULL,
    returned_on date NOT NULL,
    return_reason text NOT NULL,
    undone boolean DEFAULT false NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    taken_as text GENERATED ALWAYS AS (
CASE
    WHEN ((known_until = 'infinity'::timestamp with time zone) AND (NOT undone)) THEN 'returned'::text
    ELSE NULL::text
END) STORED,
    proof jsonb,
    avoidable text,
    note_id bigint,
    CONSTRAINT unit_return_avoidable CHECK ((avoidable = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
    CONSTRAINT unit_return_version_order CHECK ((known_from < known_until))
);
CREATE VIEW own.received_unit_now WITH (security_invoker='true') AS
 SELECT u.id,
    u.id AS unit,
    a.number AS association,
    d.number AS department,
    u.tenancy,
    u.received_on,
    v.unit_type,
    v.rent,
    v.room_tenths AS rooms,
    v.area_tenths AS area,
    v.address,
    v.postcode,
    v.town,
    v.address_id,
    v.heat_on_account,
    v.water_on_account,
    v.electricity_on_account,
    v.heating,
    v.hot_water,
    v.electricity,
    v.water,
    v.maintenance,
    v.deposit,
    v.available_from,
    COALESCE(v.answer_by, (u.received_on + ( SELECT g.answer_days
           FROM public.letting_agreement_version g
          WHERE ((g.association_id = d.association_id) AND ((g.department_id = d.id) OR (g.department_id IS NULL)) AND (g.known_until = 'infinity'::timestamp with time zone) AND (daterange(g.valid_from, g.valid_until) @> u.received_on))
          ORDER BY g.department_id
         LIMIT 1))) AS answer_by,
    v.withdrawn_on,
    r.returned_on,
    r.return_reason,
    r.avoidable,
    l.accepted_on,
    l.moved_in_on,
    public.unit_state(l.state, r.returned_on, v.withdrawn_on) AS state
   FROM (((((public.received_unit u
     JOIN public.received_unit_version v ON (((v.received_unit_id = u.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     JOIN public.department d ON ((d.id = u.department_id)))
     JOIN public.association a ON ((a.id = d.association_id)))
     LEFT JOIN public.unit_return_version r ON (((r.received_unit_id = u.id) AND (r.known_until = 'infinity'::timestamp with time zone) AND (NOT r.undone))))
     LEFT JOIN public.allocation_version l ON (((l.received_unit_id = u.id) AND (l.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(l.state))));
CREATE TABLE public.association_version (
    association_id bigint NOT NULL,
    name text NOT NULL,
    profile text,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    persons_per_room integer DEFAULT 2,
    CONSTRAINT association_persons_per_room CHECK (((persons_per_room >= 1) AND (persons_per_room <= 20))),
    CONSTRAINT association_version_order CHECK ((known_from < known_until))
);
CREATE VIEW own.association_listed WITH (security_invoker='true') AS
 SELECT a.id,
    a.number AS association,
    v.name,
    v.profile,
    public.basis_points(g.share_parts, g.share_whole) AS share,
    g.answer_days,
    v.persons_per_room,
    s.units,
    s.vacancy_days,
    s.vacancy_rent
   FROM (((public.association a
     JOIN public.association_version v ON (((v.association_id = a.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     LEFT JOIN public.letting_agreement_version g ON (((g.association_id = a.id) AND (g.department_id IS NULL) AND (g.known_until = 'infinity'::timestamp with time zone) AND (daterange(g.valid_from, g.valid_until) @> public.today()))))
     CROSS JOIN LATERAL ( SELECT count(*) AS units,
            COALESCE(sum(public.vacancy_days(u.received_on, u.available_from, NULL::date, public.today())) FILTER (WHERE u.empty), (0)::bigint) AS vacancy_days,
            COALESCE(sum(public.vacancy_rent(u.rent, u.received_on, u.available_from, NULL::date, NULL::date, public.today())) FILTER (WHERE u.empty), (0)::numeric) AS vacancy_rent
           FROM ( SELECT n.id,
                    n.unit,
                    n.association,
                    n.department,
                    n.tenancy,
                    n.received_on,
                    n.unit_type,
                    n.rent,
                    n.rooms,
                    n.area,
                    n.address,
                    n.postcode,
                    n.town,
                    n.address_id,
                    n.heat_on_account,
                    n.water_on_account,
                    n.electricity_on_account,
                    n.heating,
                    n.hot_water,
                    n.electricity,
                    n.water,
                    n.maintenance,
                    n.deposit,
                    n.available_from,
                    n.answer_by,
                    n.withdrawn_on,
                    n.returned_on,
                    n.return_reason,
                    n.avoidable,
                    n.accepted_on,
                    n.moved_in_on,
                    n.state,
                    ((n.withdrawn_on IS NULL) AND (n.returned_on IS NULL) AND (NOT COALESCE((n.moved_in_on <= public.today()), false))) AS empty
                   FROM own.received_unit_now n
                  WHERE (n.association = a.number)) u) s);
CREATE VIEW own.association_now WITH (security_invoker='true') AS
 SELECT l.id,
    l.association,
    l.name,
    l.profile,
    l.share,
    l.answer_days,
    l.units,
    l.persons_per_room
   FROM own.association_listed l;
CREATE VIEW own.hidden_unit AS
 SELECT NULL::bigint AS received_unit_id
  WHERE false;
CREATE VIEW own.import_association_now WITH (security_invoker='true') AS
 SELECT a.id,
    a.number AS association,
    v.name,
    f.files,
    f.refused_files,
    f.rows,
    f.errors,
    f.changed_rents,
    f.late,
    f.late_most,
    f.last_sent_at
   FROM ((public.association a
     JOIN public.association_version v ON (((v.association_id = a.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     JOIN LATERAL ( SELECT count(*) AS files,
            count(*) FILTER (WHERE (NOT i.stored)) AS refused_files,
            sum(f_1.rows) AS rows,
            sum(f_1.errors) AS errors,
            sum(f_1.changed_rents) AS changed_rents,
            (round(((sum(f_1.late_days) FILTER (WHERE i.stored) * 10.0) / (NULLIF(sum(f_1.late_rows) FILTER (WHERE i.stored), 0))::numeric)))::integer AS late,
            max(f_1.late_most) FILTER (WHERE i.stored) AS late_most,
            max(i.sent_at) AS last_sent_at
           FROM (public.import_file_association f_1
             JOIN public.import_file i ON ((i.id = f_1.import_file_id)))
          WHERE ((f_1.association_id = a.id) AND (i.kind = 'units'::text))) f ON ((f.files > 0)));
CREATE VIEW own.import_file_now WITH (security_invoker='true') AS
 SELECT i.id,
    i.id AS import,
    i.kind,
    i.name AS file,
    i.sent_at,
    NULL::text AS sent_by,
    i.rows,
    i.added,
    i.changed,
    i.unchanged,
    i.refused,
    i.stored,
    encode(i.hash, 'hex'::text) AS sha256,
    COALESCE(f.association, o.number) AS association,
    f.associations,
    i.errors,
    f.changed_rents,
    f.late,
    f.late_most,
        CASE
            WHEN (i.key IS NOT NULL) THEN i.keep_until
            ELSE NULL::date
        END AS readable_until
   FROM ((public.import_file i
     LEFT JOIN public.association o ON ((o.id = i.association_id)))
     LEFT JOIN LATERAL ( SELECT
                CASE
                    WHEN (count(*) = 1) THEN min(a.number)
                    ELSE NULL::text
                END AS association,
            count(*) AS associations,
            COALESCE(sum(f_1.changed_rents), (0)::bigint) AS changed_rents,
            (round(((sum(f_1.late_days) * 10.0) / (NULLIF(sum(f_1.late_rows), 0))::numeric)))::integer AS late,
            max(f_1.late_most) AS late_most
           FROM (public.import_file_association f_1
             JOIN public.association a ON ((a.id = f_1.association_id)))
          WHERE (f_1.import_file_id = i.id)) f ON (true));
CREATE VIEW own.unit_listed WITH (security_invoker='true') AS
 SELECT n.id,
    n.unit,
    n.association,
    n.department,
    n.tenancy,
    n.received_on,
    n.unit_type,
    n.rent,
    n.rooms,
    n.area,
    n.address,
    n.postcode,
    n.town,
    n.address_id,
    n.heat_on_account,
    n.water_on_account,
    n.electricity_on_account,
    n.heating,
    n.hot_water,
    n.electricity,
    n.water,
    n.maintenance,
    n.deposit,
    n.available_from,
    n.answer_by,
    n.withdrawn_on,
    n.returned_on,
    n.return_reason,
    n.avoidable,
    n.accepted_on,
    n.moved_in_on,
    n.state,
    NULL::bigint AS allocation,
    NULL::integer AS passes,
    NULL::integer AS with_subsidy,
    public.vacancy_days(n.received_on, n.available_from, e.ended_on, public.today()) AS vacancy_days,
    public.vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, public.today()) AS vacancy_rent
   FROM (own.received_unit_now n
     CROSS JOIN LATERAL ( SELECT COALESCE(
                CASE
                    WHEN (n.moved_in_on <= public.today()) THEN n.moved_in_on
                    ELSE NULL::date
                END, n.returned_on, n.withdrawn_on) AS ended_on) e);
CREATE TABLE public.account (
    id bigint NOT NULL,
    name text NOT NULL,
    roles text[] NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    expires_at timestamp with time zone,
    association_id bigint,
    CONSTRAINT account_association_alone CHECK (((NOT ('association'::text = ANY (roles))) OR (cardinality(roles) = 1))),
    CONSTRAINT account_association_named CHECK (((association_id IS NULL) OR ('association'::text = ANY (roles)))),
    CONSTRAINT account_name_form CHECK ((name ~ '^[a-z0-9][a-z0-9._-]{0,39}$'::text)),
    CONSTRAINT account_name_reserved CHECK ((name <> 'boligd'::text)),
    CONSTRAINT account_roles_known CHECK (((roles <@ ARRAY['caseworker'::text, 'allocator'::text, 'statistician'::text, 'policy'::text, 'receiver'::text, 'association'::text, 'auditor'::text, 'administrator'::text, 'protected'::text]) AND (cardinality(roles) > 0)))
);
ALTER TABLE public.account ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.agreement_now AS
 SELECT g.letting_agreement_id AS id,
    concat_ws('/'::text, a.number, d.number, g.valid_from) AS agreement,
    a.number AS association,
    d.number AS department,
    public.basis_points(g.share_parts, g.share_whole) AS share,
    g.answer_days,
    g.valid_from,
    (g.valid_until - 1) AS valid_until,
    (daterange(g.valid_from, g.valid_until) @> public.today()) AS in_force
   FROM ((public.letting_agreement_version g
     JOIN public.association a ON ((a.id = g.association_id)))
     LEFT JOIN public.department d ON ((d.id = g.department_id)))
  WHERE (g.known_until = 'infinity'::timestamp with time zone);
CREATE TABLE public.allocation (
    id bigint NOT NULL,
    received_unit_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    citizen_id bigint NOT NULL
);
ALTER TABLE public.allocation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.allocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_reason (
    code text NOT NULL,
    side text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT answer_reason_days_order CHECK ((valid_from < valid_until)),
    CONSTRAINT answer_reason_side CHECK ((side = ANY (ARRAY['citizen'::text, 'association'::text, 'municipality'::text, 'economy'::text])))
);
CREATE TABLE public.step_note (
    id bigint NOT NULL,
    event_id bigint NOT NULL,
    key bytea,
    sealed bytea,
    plain text,
    CONSTRAINT step_note_sealed CHECK ((((key IS NULL) = (sealed IS NULL)) AND ((plain IS NULL) OR (key IS NULL))))
);
CREATE VIEW public.allocation_now AS
 SELECT l.id,
    l.id AS allocation,
    l.received_unit_id AS unit,
    l.referral_id AS referral,
    l.citizen_id,
    v.state,
    v.open,
    v.offered_on,
    v.answer_by,
    v.accepted_on,
    v.declined_on,
    v.planned_on,
    v.moved_in_on,
    v.expired_on,
    v.cancelled_on,
    v.reason,
    ( SELECT w.side
           FROM public.answer_reason w
          WHERE ((w.code = v.reason) AND (daterange(w.valid_from, w.valid_until) @> COALESCE(v.declined_on, v.cancelled_on)))) AS side,
    v.barred_until,
    ((((n.id || ' '::text) || encode(n.key, 'hex'::text)) || ' '::text) || encode(n.sealed, 'hex'::text)) AS note,
    v.income_check_id AS "check",
    u.address,
    u.rent,
    COALESCE(( SELECT s.scheme
           FROM public.subsidy_version s
          WHERE ((s.allocation_id = l.id) AND (s.known_until = 'infinity'::timestamp with time zone) AND (NOT s.undone))
          ORDER BY s.starts_on DESC
         LIMIT 1), v.scheme) AS scheme
   FROM (((public.allocation l
     JOIN public.allocation_version v ON (((v.allocation_id = l.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     JOIN public.received_unit_version u ON (((u.received_unit_id = l.received_unit_id) AND (u.known_until = 'infinity'::timestamp with time zone))))
     LEFT JOIN public.step_note n ON ((n.id = v.note_id)));
CREATE VIEW public.protected_citizen AS
 SELECT r.citizen_id,
    max(v.protected_until) AS protected_until
   FROM (public.referral_version v
     JOIN public.referral r ON ((r.id = v.referral_id)))
  WHERE ((v.known_until = 'infinity'::timestamp with time zone) AND (v.protected_until >= public.today()))
  GROUP BY r.citizen_id;
CREATE VIEW public.hidden_citizen AS
 SELECT protected_citizen.citizen_id
   FROM public.protected_citizen
  WHERE (COALESCE(current_setting('bolig.sees_protected'::text, true), ''::text) <> 'on'::text);
CREATE VIEW public.hidden_unit AS
 SELECT v.received_unit_id
   FROM (((public.hidden_citizen h
     JOIN public.referral r ON ((r.citizen_id = h.citizen_id)))
     JOIN public.allocation a ON ((a.referral_id = r.id)))
     JOIN public.allocation_version v ON (((v.allocation_id = a.id) AND (v.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(v.state))));
CREATE VIEW public.allocation_listed AS
 SELECT n.id,
    n.allocation,
    n.referral,
    n.citizen_id,
    n.state,
    n.open,
    n.offered_on,
    n.answer_by,
    n.accepted_on,
    n.declined_on,
    n.planned_on,
    n.moved_in_on,
    n.expired_on,
    n.cancelled_on,
    n.reason,
    n.side,
    n.barred_until,
    n."check",
    n.scheme,
        CASE
            WHEN s.seen THEN n.unit
            ELSE NULL::bigint
        END AS unit,
        CASE
            WHEN s.seen THEN n.address
            ELSE NULL::text
        END AS address,
        CASE
            WHEN s.seen THEN n.rent
            ELSE NULL::bigint
        END AS rent,
        CASE
            WHEN (h.citizen_id IS NULL) THEN n.note
            ELSE NULL::text
        END AS note,
    (p.citizen_id IS NOT NULL) AS protected
   FROM ((((public.allocation_now n
     LEFT JOIN public.protected_citizen p ON ((p.citizen_id = n.citizen_id)))
     LEFT JOIN public.hidden_citizen h ON ((h.citizen_id = n.citizen_id)))
     LEFT JOIN public.hidden_unit u ON ((u.received_unit_id = n.unit)))
     CROSS JOIN LATERAL ( SELECT ((h.citizen_id IS NULL) AND (u.received_unit_id IS NULL)) AS seen) s);
CREATE TABLE public.answered_request (
    actor text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    answer text,
    answered_at timestamp with time zone DEFAULT now() NOT NULL,
    wrapped bytea,
    sealed bytea,
    CONSTRAINT answered_request_answer CHECK ((((answer IS NULL) = (sealed IS NOT NULL)) AND ((wrapped IS NULL) = (sealed IS NULL))))
);
ALTER TABLE public.association ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.association_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.association_list (
    association_id bigint NOT NULL,
    units bigint[] NOT NULL
);
CREATE VIEW public.association_now AS
 SELECT a.id,
    a.number AS association,
    v.name,
    v.profile,
    public.basis_points(g.share_parts, g.share_whole) AS share,
    g.answer_days,
    ( SELECT count(*) AS count
           FROM (public.department d
             JOIN public.received_unit u ON ((u.department_id = d.id)))
          WHERE (d.association_id = a.id)) AS units,
    v.persons_per_room
   FROM ((public.association a
     JOIN public.association_version v ON (((v.association_id = a.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     LEFT JOIN public.letting_agreement_version g ON (((g.association_id = a.id) AND (g.department_id IS NULL) AND (g.known_until = 'infinity'::timestamp with time zone) AND (daterange(g.valid_from, g.valid_until) @> public.today()))));
CREATE VIEW public.association_listed AS
 SELECT n.id,
    n.association,
    n.name,
    n.profile,
    n.share,
    n.answer_days,
    (n.units - ( SELECT count(DISTINCT u.id) AS count
           FROM ((public.hidden_unit h
             JOIN public.received_unit u ON ((u.id = h.received_unit_id)))
             JOIN public.department d ON ((d.id = u.department_id)))
          WHERE (d.association_id = n.id))) AS units,
    n.persons_per_room,
    v.vacancy_days,
    v.vacancy_rent
   FROM (public.association_now n
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(public.vacancy_days(u.received_on, w.available_from, NULL::date, public.today())), (0)::bigint) AS vacancy_days,
            COALESCE(sum(public.vacancy_rent(w.rent, u.received_on, w.available_from, NULL::date, NULL::date, public.today())), (0)::numeric) AS vacancy_rent
           FROM ((public.department d
             JOIN public.received_unit u ON ((u.department_id = d.id)))
             JOIN public.received_unit_version w ON (((w.received_unit_id = u.id) AND (w.known_until = 'infinity'::timestamp with time zone) AND (w.withdrawn_on IS NULL))))
          WHERE ((d.association_id = n.id) AND (NOT (EXISTS ( SELECT
                   FROM public.unit_return_version r
                  WHERE ((r.received_unit_id = u.id) AND (r.known_until = 'infinity'::timestamp with time zone) AND (NOT r.undone))))) AND (NOT (EXISTS ( SELECT
                   FROM public.allocation_version l
                  WHERE ((l.received_unit_id = u.id) AND (l.known_until = 'infinity'::timestamp with time zone) AND (l.state = 'moved_in'::text) AND (l.moved_in_on <= public.today()))))) AND (NOT (u.id IN ( SELECT hidden_unit.received_unit_id
                   FROM public.hidden_unit))))) v);
CREATE TABLE public.break_glass (
    event_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    broken_by text NOT NULL,
    broken_at timestamp with time zone NOT NULL
);
CREATE TABLE public.break_glass_review (
    broken_event_id bigint NOT NULL,
    broken_by text NOT NULL,
    outcome text NOT NULL,
    reviewed_by text NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT break_glass_review_outcome CHECK ((outcome = ANY (ARRAY['approved'::text, 'questioned'::text]))),
    CONSTRAINT break_glass_second_person CHECK ((reviewed_by <> broken_by))
);
CREATE TABLE public.case_file (
    parameter_set_id bigint NOT NULL,
    name text NOT NULL,
    content text NOT NULL
);
CREATE TABLE public.census (
    id bigint NOT NULL,
    year integer NOT NULL,
    CONSTRAINT census_year CHECK (((year >= 2000) AND (year <= 2099)))
);
ALTER TABLE public.census ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.census_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.census_version (
    census_id bigint NOT NULL,
    homeless integer NOT NULL,
    source text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT census_homeless CHECK ((homeless >= 0)),
    CONSTRAINT census_version_order CHECK ((known_from < known_until))
);
CREATE VIEW public.census_now AS
 SELECT c.id,
    c.year,
    v.homeless,
    v.source
   FROM (public.census c
     JOIN public.census_version v ON (((v.census_id = c.id) AND (v.known_until = 'infinity'::timestamp with time zone))));
CREATE TABLE public.citizen (
    id bigint NOT NULL
);
ALTER TABLE public.citizen ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.citizen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.department ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.department_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.event (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    transaction xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor text NOT NULL,
    request text NOT NULL,
    action text NOT NULL,
    subject text,
    reason text,
    details jsonb DEFAULT '{}'::jsonb NOT NULL
);
CREATE TABLE public.event_citizens (
    event_id bigint NOT NULL,
    citizens bigint[] NOT NULL
);
ALTER TABLE public.event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.event_thing (
    thing text NOT NULL,
    event_id bigint NOT NULL
);
CREATE TABLE public.flip (
    id bigint NOT NULL,
    recheck_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    change text NOT NULL,
    outcome_before text NOT NULL,
    outcome text NOT NULL,
    units integer NOT NULL,
    passes_before integer NOT NULL,
    passes integer NOT NULL,
    saved_before integer NOT NULL,
    saved integer NOT NULL,
    CONSTRAINT flip_change CHECK ((change = ANY (ARRAY['begins_to_pass'::text, 'begins_to_fail'::text, 'becomes_unknown'::text, 'saved_by_subsidy'::text, 'no_longer_saved'::text])))
);
ALTER TABLE public.flip ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.flip_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.recheck (
    id bigint NOT NULL,
    cause text NOT NULL,
    parameter_set_id bigint,
    requested_at timestamp with time zone DEFAULT now() NOT NULL,
    checked_on date,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    last_referral bigint DEFAULT 0 NOT NULL,
    units integer,
    referrals integer DEFAULT 0 NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT recheck_cause CHECK ((cause = ANY (ARRAY['parameters'::text, 'facts'::text, 'units'::text, 'day'::text, 'draft'::text, 'rules'::text]))),
    CONSTRAINT recheck_draft CHECK (((cause = 'draft'::text) = (parameter_set_id IS NOT NULL))),
    CONSTRAINT recheck_started CHECK (((started_at IS NOT NULL) OR (finished_at IS NULL)))
);
CREATE TABLE public.standing_version (
    referral_id bigint NOT NULL,
    outcome text NOT NULL,
    units integer NOT NULL,
    passes integer NOT NULL,
    fails integer NOT NULL,
    unknowns integer NOT NULL,
    saved integer NOT NULL,
    income_check_id bigint,
    recheck_id bigint NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    CONSTRAINT standing_counts CHECK (((((passes + fails) + unknowns) = units) AND (saved <= fails))),
    CONSTRAINT standing_outcome CHECK ((outcome = ANY (ARRAY['pass'::text, 'fail'::text, 'unknown'::text]))),
    CONSTRAINT standing_version_order CHECK ((known_from < known_until))
);
CREATE VIEW public.flip_now AS
 SELECT f.id,
    f.id AS flip,
    f.recheck_id AS recheck,
    r.cause,
    r.parameter_set_id AS set,
    r.checked_on,
    f.referral_id AS referral,
    f.change,
    f.outcome_before,
    f.outcome,
    f.units,
    f.passes_before,
    f.passes,
    f.saved_before,
    f.saved,
    s.income_check_id AS "check"
   FROM ((public.flip f
     JOIN public.recheck r ON ((r.id = f.recheck_id)))
     LEFT JOIN public.standing_version s ON (((s.referral_id = f.referral_id) AND (s.recheck_id = f.recheck_id))));
ALTER TABLE public.frame ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.frame_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.frozen_figure (
    frozen_package_id bigint NOT NULL,
    statistic text NOT NULL,
    breakdown text NOT NULL,
    category text NOT NULL,
    value bigint,
    unit text NOT NULL
);
CREATE TABLE public.frozen_file (
    frozen_package_id bigint NOT NULL,
    name text NOT NULL,
    rows integer NOT NULL,
    bytes bytea NOT NULL
);
CREATE TABLE public.frozen_package (
    id bigint NOT NULL,
    period text NOT NULL,
    choice text NOT NULL,
    known_at timestamp with time zone NOT NULL,
    frozen_at timestamp with time zone DEFAULT now() NOT NULL,
    event_id bigint NOT NULL
);
ALTER TABLE public.frozen_package ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.frozen_package_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.goal (
    id bigint NOT NULL,
    statistic text NOT NULL
);
ALTER TABLE public.goal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.goal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.goal_version (
    goal_id bigint NOT NULL,
    statistic text NOT NULL,
    yearly integer NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    review_by date,
    CONSTRAINT goal_days_order CHECK ((valid_from < valid_until)),
    CONSTRAINT goal_version_order CHECK ((known_from < known_until)),
    CONSTRAINT goal_yearly CHECK ((yearly >= 0))
);
CREATE TABLE public.subsidy (
    id bigint NOT NULL,
    allocation_id bigint NOT NULL
);
CREATE VIEW public.hidden_thing AS
 SELECT ('R-'::text || r.id) AS thing,
    r.citizen_id
   FROM (public.referral r
     JOIN public.hidden_citizen USING (citizen_id))
UNION ALL
 SELECT ('A-'::text || a.id) AS thing,
    a.citizen_id
   FROM (public.allocation a
     JOIN public.hidden_citizen USING (citizen_id))
UNION ALL
 SELECT ('S-'::text || s.id) AS thing,
    a.citizen_id
   FROM ((public.subsidy s
     JOIN public.allocation a ON ((a.id = s.allocation_id)))
     JOIN public.hidden_citizen USING (citizen_id));
CREATE TABLE public.homeless_category (
    code text NOT NULL
);
CREATE TABLE public.identity (
    citizen_id bigint NOT NULL,
    cpr_hash bytea,
    register_hash bytea,
    key bytea,
    sealed bytea,
    forgotten_at timestamp with time zone,
    facts_key bytea,
    holds_name boolean DEFAULT false NOT NULL
);
CREATE VIEW public.import_association_now AS
 SELECT a.id,
    a.number AS association,
    v.name,
    f.files,
    f.refused_files,
    f.rows,
    f.errors,
    f.changed_rents,
    f.late,
    f.late_most,
    f.last_sent_at
   FROM ((public.association a
     JOIN public.association_version v ON (((v.association_id = a.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     JOIN LATERAL ( SELECT count(*) AS files,
            count(*) FILTER (WHERE (NOT i.stored)) AS refused_files,
            sum(f_1.rows) AS rows,
            sum(f_1.errors) AS errors,
            sum(f_1.changed_rents) AS changed_rents,
            (round(((sum(f_1.late_days) FILTER (WHERE i.stored) * 10.0) / (NULLIF(sum(f_1.late_rows) FILTER (WHERE i.stored), 0))::numeric)))::integer AS late,
            max(f_1.late_most) FILTER (WHERE i.stored) AS late_most,
            max(i.sent_at) AS last_sent_at
           FROM (public.import_file_association f_1
             JOIN public.import_file i ON ((i.id = f_1.import_file_id)))
          WHERE ((f_1.association_id = a.id) AND (i.kind = 'units'::text))) f ON ((f.files > 0)));
ALTER TABLE public.import_file ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.import_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.import_file_now AS
 SELECT i.id,
    i.id AS import,
    i.kind,
        CASE
            WHEN ((i.kind <> 'referrals'::text) OR (current_setting('bolig.sees_cases'::text, true) = 'on'::text)) THEN i.name
            ELSE NULL::text
        END AS file,
    i.sent_at,
    e.actor AS sent_by,
    i.rows,
    i.added,
    i.changed,
    i.unchanged,
    i.refused,
    i.stored,
    encode(i.hash, 'hex'::text) AS sha256,
    COALESCE(f.association, o.number) AS association,
    f.associations,
    i.errors,
    f.changed_rents,
    f.late,
    f.late_most,
        CASE
            WHEN (i.key IS NOT NULL) THEN i.keep_until
            ELSE NULL::date
        END AS readable_until
   FROM (((public.import_file i
     JOIN public.event e ON ((e.id = i.event_id)))
     LEFT JOIN public.association o ON ((o.id = i.association_id)))
     LEFT JOIN LATERAL ( SELECT
                CASE
                    WHEN (count(*) = 1) THEN min(a.number)
                    ELSE NULL::text
                END AS association,
            count(*) AS associations,
            COALESCE(sum(f_1.changed_rents), (0)::bigint) AS changed_rents,
            (round(((sum(f_1.late_days) * 10.0) / (NULLIF(sum(f_1.late_rows), 0))::numeric)))::integer AS late,
            max(f_1.late_most) AS late_most
           FROM (public.import_file_association f_1
             JOIN public.association a ON ((a.id = f_1.association_id)))
          WHERE (f_1.import_file_id = i.id)) f ON (true));
CREATE TABLE public.import_file_part (
    import_file_id bigint NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL
);
ALTER TABLE ONLY public.import_file_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TABLE public.import_report_part (
    import_file_id bigint NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL
);
CREATE TABLE public.inclusion (
    code text NOT NULL
);
ALTER TABLE public.income_check ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.income_check_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.income_check_now AS
 SELECT income_check.id,
    income_check.id AS "check",
    income_check.referral_id AS referral,
    income_check.received_unit_id AS unit,
    income_check.rent,
    income_check.checked_on,
    income_check.outcome,
    (((income_check.result ->> 'disposable_income'::text))::bigint * 100) AS disposable_income,
    (((income_check.result ->> 'shortfall'::text))::bigint * 100) AS shortfall,
    (((income_check.result ->> 'max_rent'::text))::bigint * 100) AS max_rent,
    income_check.made_at
   FROM public.income_check;
CREATE VIEW public.income_check_listed AS
 SELECT n.id,
    n."check",
    n.referral,
    n.checked_on,
    n.outcome,
    n.made_at,
        CASE
            WHEN s.seen THEN n.max_rent
            ELSE NULL::bigint
        END AS max_rent,
        CASE
            WHEN s.seen THEN n.unit
            ELSE NULL::bigint
        END AS unit,
        CASE
            WHEN s.seen THEN n.rent
            ELSE NULL::bigint
        END AS rent,
        CASE
            WHEN s.seen THEN n.disposable_income
            ELSE NULL::bigint
        END AS disposable_income,
        CASE
            WHEN s.seen THEN n.shortfall
            ELSE NULL::bigint
        END AS shortfall,
    (p.citizen_id IS NOT NULL) AS protected
   FROM (((((public.income_check_now n
     JOIN public.referral r ON ((r.id = n.referral)))
     LEFT JOIN public.protected_citizen p ON ((p.citizen_id = r.citizen_id)))
     LEFT JOIN public.hidden_citizen h ON ((h.citizen_id = r.citizen_id)))
     LEFT JOIN public.hidden_unit u ON ((u.received_unit_id = n.unit)))
     CROSS JOIN LATERAL ( SELECT ((h.citizen_id IS NULL) AND (u.received_unit_id IS NULL)) AS seen) s);
CREATE TABLE public.income_refusal (
    id bigint NOT NULL,
    referral_id bigint NOT NULL,
    income_check_id bigint NOT NULL,
    decided_on date NOT NULL,
    reason text NOT NULL,
    heard_on date,
    not_heard text,
    guidance text NOT NULL,
    units integer NOT NULL,
    parameters_from date NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT income_refusal_heard CHECK (((heard_on IS NULL) <> (not_heard IS NULL))),
    CONSTRAINT income_refusal_heard_before CHECK ((heard_on <= decided_on)),
    CONSTRAINT income_refusal_reason CHECK ((reason <> ''::text))
);
ALTER TABLE public.income_refusal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.income_refusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.income_refusal_version (
    income_refusal_id bigint NOT NULL,
    passed_before_reform boolean,
    assumed text[] NOT NULL,
    referred_again_on date,
    referred_again_as bigint,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    undone boolean DEFAULT false NOT NULL,
    decided_on date,
    reason text,
    heard_on date,
    not_heard text,
    CONSTRAINT income_refusal_again CHECK (((referred_again_on IS NULL) = (referred_again_as IS NULL))),
    CONSTRAINT income_refusal_version_order CHECK ((known_from < known_until)),
    CONSTRAINT income_refusal_version_reason CHECK ((reason <> ''::text))
);
CREATE VIEW public.income_refusal_now AS
 SELECT r.id,
    r.id AS refusal,
    r.referral_id AS referral,
    f.citizen_id,
    COALESCE(v.decided_on, r.decided_on) AS decided_on,
    r.income_check_id AS "check",
    c.received_unit_id AS unit,
    c.rent,
    (((c.result ->> 'shortfall'::text))::bigint * 100) AS shortfall,
    r.units,
    r.parameters_from,
    COALESCE(v.reason, r.reason) AS reason,
        CASE
            WHEN ((v.heard_on IS NULL) AND (v.not_heard IS NULL)) THEN r.heard_on
            ELSE v.heard_on
        END AS heard_on,
        CASE
            WHEN ((v.heard_on IS NULL) AND (v.not_heard IS NULL)) THEN r.not_heard
            ELSE v.not_heard
        END AS not_heard,
    r.guidance,
    v.passed_before_reform,
    v.assumed,
    v.referred_again_on,
    v.referred_again_as,
    v.known_from
   FROM (((public.income_refusal r
     JOIN public.income_refusal_version v ON (((v.income_refusal_id = r.id) AND (v.known_until = 'infinity'::timestamp with time zone) AND (NOT v.undone))))
     JOIN public.income_check c ON ((c.id = r.income_check_id)))
     JOIN public.referral f ON ((f.id = r.referral_id)));
CREATE VIEW public.income_refusal_listed AS
 SELECT n.id,
    n.refusal,
    n.referral,
    n.citizen_id,
    n.decided_on,
    n."check",
    n.units,
    n.parameters_from,
    n.reason,
    n.heard_on,
    n.not_heard,
    n.guidance,
    n.passed_before_reform,
    n.assumed,
    n.referred_again_on,
    n.referred_again_as,
        CASE
            WHEN s.seen THEN n.unit
            ELSE NULL::bigint
        END AS unit,
        CASE
            WHEN s.seen THEN n.rent
            ELSE NULL::bigint
        END AS rent,
        CASE
            WHEN s.seen THEN n.shortfall
            ELSE NULL::bigint
        END AS shortfall,
    (p.citizen_id IS NOT NULL) AS protected
   FROM ((((public.income_refusal_now n
     LEFT JOIN public.protected_citizen p ON ((p.citizen_id = n.citizen_id)))
     LEFT JOIN public.hidden_citizen h ON ((h.citizen_id = n.citizen_id)))
     LEFT JOIN public.hidden_unit u ON ((u.received_unit_id = n.unit)))
     CROSS JOIN LATERAL ( SELECT ((h.citizen_id IS NULL) AND (u.received_unit_id IS NULL)) AS seen) s);
CREATE TABLE public.job (
    code text NOT NULL,
    ran_at timestamp with time zone,
    done integer
);
CREATE VIEW public.job_now AS
 SELECT row_number() OVER (ORDER BY job.code) AS id,
    job.code AS job,
    job.ran_at,
    job.done
   FROM public.job;
CREATE TABLE public.letting_agreement (
    id bigint NOT NULL,
    association_id bigint NOT NULL,
    department_id bigint
);
ALTER TABLE public.letting_agreement ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.letting_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.maintenance (
    code text NOT NULL
);
CREATE TABLE public.master_key (
    single boolean DEFAULT true NOT NULL,
    fingerprint bytea NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT master_key_single CHECK (single)
);
CREATE TABLE public.migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE VIEW public.parameter_now AS
 SELECT row_number() OVER (ORDER BY parameter.parameter_set_id, parameter.key) AS id,
    parameter.key AS parameter,
    parameter.parameter_set_id AS set,
        CASE
            WHEN (jsonb_typeof(parameter.value) = 'string'::text) THEN (parameter.value #>> '{}'::text[])
            ELSE (parameter.value)::text
        END AS value,
    parameter.unit,
    parameter.confidence,
    parameter.source,
    parameter.review_by
   FROM public.parameter;
CREATE TABLE public.parameter_set (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    drafted_by text NOT NULL,
    drafted_at timestamp with time zone DEFAULT now() NOT NULL,
    event_id bigint NOT NULL
);
ALTER TABLE public.parameter_set ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.parameter_set_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.parameter_set_now AS
 SELECT s.id,
    s.id AS set,
    s.valid_from,
        CASE
            WHEN (v.known_until = 'infinity'::timestamp with time zone) THEN ( SELECT (min(n.valid_from) - 1)
               FROM public.parameter_set_version n
              WHERE ((n.known_until = 'infinity'::timestamp with time zone) AND (n.valid_from > s.valid_from)))
            ELSE NULL::date
        END AS valid_until,
        CASE
            WHEN (v.parameter_set_id IS NULL) THEN 'draft'::text
            WHEN (v.known_until = 'infinity'::timestamp with time zone) THEN 'in_force'::text
            ELSE 'replaced'::text
        END AS state,
    s.drafted_by,
    s.drafted_at,
    e.reason,
    v.approved_by,
    v.known_from AS approved_at,
    NULLIF(v.known_until, 'infinity'::timestamp with time zone) AS replaced_at,
    f.figures AS parameters,
    f.missing,
    f.review_by,
    f.cases
   FROM (((public.parameter_set s
     JOIN public.event e ON ((e.id = s.event_id)))
     LEFT JOIN public.parameter_set_version v ON ((v.parameter_set_id = s.id)))
     CROSS JOIN LATERAL ( SELECT count(*) AS figures,
            count(*) FILTER (WHERE (p.confidence = 'missing'::text)) AS missing,
            min(p.review_by) AS review_by,
            ( SELECT count(*) AS count
                   FROM public.case_file c
                  WHERE (c.parameter_set_id = s.id)) AS cases
           FROM public.parameter p
          WHERE (p.parameter_set_id = s.id)) f);
ALTER TABLE public.received_unit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.received_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.received_unit_now AS
 SELECT u.id,
    u.id AS unit,
    a.number AS association,
    d.number AS department,
    u.tenancy,
    u.received_on,
    v.unit_type,
    v.rent,
    v.room_tenths AS rooms,
    v.area_tenths AS area,
    v.address,
    v.postcode,
    v.town,
    v.address_id,
    v.heat_on_account,
    v.water_on_account,
    v.electricity_on_account,
    v.heating,
    v.hot_water,
    v.electricity,
    v.water,
    v.maintenance,
    v.deposit,
    v.available_from,
    COALESCE(v.answer_by, (u.received_on + ( SELECT g.answer_days
           FROM public.letting_agreement_version g
          WHERE ((g.association_id = d.association_id) AND ((g.department_id = d.id) OR (g.department_id IS NULL)) AND (g.known_until = 'infinity'::timestamp with time zone) AND (daterange(g.valid_from, g.valid_until) @> u.received_on))
          ORDER BY g.department_id
         LIMIT 1))) AS answer_by,
    v.withdrawn_on,
    r.returned_on,
    r.return_reason,
    l.allocation_id AS allocation,
    l.state AS allocation_state,
    l.accepted_on,
    l.moved_in_on,
    public.unit_state(l.state, r.returned_on, v.withdrawn_on) AS state
   FROM (((((public.received_unit u
     JOIN public.received_unit_version v ON (((v.received_unit_id = u.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     JOIN public.department d ON ((d.id = u.department_id)))
     JOIN public.association a ON ((a.id = d.association_id)))
     LEFT JOIN public.unit_return_version r ON (((r.received_unit_id = u.id) AND (r.known_until = 'infinity'::timestamp with time zone) AND (NOT r.undone))))
     LEFT JOIN public.allocation_version l ON (((l.received_unit_id = u.id) AND (l.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(l.state))));
ALTER TABLE public.recheck ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.recheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.recheck_now AS
 SELECT r.id,
    r.id AS recheck,
    r.cause,
    r.parameter_set_id AS set,
    r.checked_on,
    r.requested_at,
    r.started_at,
    r.finished_at,
    r.units,
    r.referrals,
    ( SELECT count(*) AS count
           FROM public.flip f
          WHERE (f.recheck_id = r.id)) AS flips
   FROM public.recheck r;
ALTER TABLE public.referral ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.referral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.referral_now AS
 SELECT r.id,
    r.id AS referral,
    r.citizen_id,
    r.source_number,
    v.referred_on,
    v.target_group,
    v.homeless,
    v.homeless_category,
    v.unit_types,
    v.facts,
    jsonb_array_length((v.facts -> 'adults'::text)) AS adults,
        CASE
            WHEN (jsonb_typeof((v.facts -> 'children'::text)) = 'array'::text) THEN jsonb_array_length((v.facts -> 'children'::text))
            ELSE NULL::integer
        END AS children,
    l.allocation_id AS allocation,
    c.id AS last_check,
    c.outcome AS last_outcome,
    v.closed_on,
    v.closed_as,
    public.referral_state(v.closed_as, l.state) AS state,
    s.outcome AS standing,
    s.units,
        CASE
            WHEN (s.units > 0) THEN s.passes
            ELSE NULL::integer
        END AS passes,
        CASE
            WHEN (s.units > 0) THEN s.saved
            ELSE NULL::integer
        END AS saved,
    s.income_check_id AS cheapest_check,
        CASE
            WHEN (s.units > 0) THEN s.unknowns
            ELSE NULL::integer
        END AS unknown,
        CASE
            WHEN (s.outcome = 'unknown'::text) THEN ( SELECT ARRAY( SELECT jsonb_array_elements_text((k.result -> 'missing'::text)) AS jsonb_array_elements_text) AS "array"
               FROM public.income_check k
              WHERE (k.id = s.income_check_id))
            ELSE NULL::text[]
        END AS missing,
    v.priority,
    public.is_parked(v.parked_until, v.unparked_on) AS parked,
        CASE
            WHEN (v.unparked_on IS NULL) THEN v.parked_until
            ELSE NULL::date
        END AS parked_until,
        CASE
            WHEN (v.unparked_on IS NULL) THEN v.parked_reason
            ELSE NULL::text
        END AS parked_reason,
    v.closed_reason,
        CASE
            WHEN (v.unparked_on IS NULL) THEN v.parked_on
            ELSE NULL::date
        END AS parked_on,
    v.unparked_on
   FROM ((((public.referral r
     JOIN public.referral_version v ON (((v.referral_id = r.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     LEFT JOIN public.standing_version s ON (((s.referral_id = r.id) AND (s.known_until = 'infinity'::timestamp with time zone) AND (v.closed_as IS NULL))))
     LEFT JOIN LATERAL ( SELECT x.allocation_id,
            x.state
           FROM (public.allocation a
             JOIN public.allocation_version x ON ((x.allocation_id = a.id)))
          WHERE ((a.referral_id = r.id) AND (x.known_until = 'infinity'::timestamp with time zone) AND public.holds_unit(x.state))
          ORDER BY x.allocation_id DESC
         LIMIT 1) l ON (true))
     LEFT JOIN LATERAL ( SELECT k.id,
            k.outcome
           FROM (( SELECT income_check.event_id
                   FROM public.income_check
                  WHERE ((income_check.referral_id = r.id) AND (income_check.recheck_id IS NULL))
                  ORDER BY income_check.id DESC
                 LIMIT 1) asked
             JOIN public.income_check k ON (((k.referral_id = r.id) AND (k.recheck_id IS NULL) AND (k.event_id = asked.event_id))))
          ORDER BY (array_position(ARRAY['pass'::text, 'unknown'::text, 'fail'::text], k.outcome)), k.rent, k.id
         LIMIT 1) c ON (true));
CREATE VIEW public.referral_listed AS
 SELECT n.id,
    n.referral,
    n.citizen_id,
    n.source_number,
    n.referred_on,
    n.target_group,
    n.homeless,
    n.homeless_category,
    n.unit_types,
    n.facts,
    n.adults,
    n.children,
    n.allocation,
    n.last_check,
    n.last_outcome,
    n.closed_on,
    n.closed_as,
    n.state,
    n.standing,
    n.units,
    n.passes,
    n.saved,
    n.cheapest_check,
    n.unknown,
    n.missing,
    n.priority,
    n.parked,
    n.parked_until,
    n.parked_reason,
    n.closed_reason,
    n.parked_on,
    n.unparked_on,
    (p.citizen_id IS NOT NULL) AS protected,
    p.protected_until
   FROM (public.referral_now n
     LEFT JOIN public.protected_citizen p ON ((p.citizen_id = n.citizen_id)));
CREATE TABLE public.referral_note (
    id bigint NOT NULL,
    referral_id bigint NOT NULL,
    event_id bigint NOT NULL,
    key bytea,
    sealed bytea,
    CONSTRAINT referral_note_forgotten CHECK (((key IS NULL) = (sealed IS NULL)))
);
ALTER TABLE public.referral_note ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.referral_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.referral_value_repeated (
    referral_id bigint NOT NULL,
    known_from timestamp with time zone NOT NULL,
    "column" text NOT NULL,
    event_id bigint NOT NULL
);
CREATE TABLE public.rent_band (
    id bigint NOT NULL,
    code text NOT NULL,
    sum boolean NOT NULL
);
ALTER TABLE public.rent_band ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.rent_band_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rent_band_version (
    rent_band_id bigint NOT NULL,
    sum boolean NOT NULL,
    rent_from bigint NOT NULL,
    rent_until bigint,
    valid_from date NOT NULL,
    valid_until date,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT rent_band_version_order CHECK ((known_from < known_until))
);
CREATE TABLE public.return_reason (
    code text NOT NULL
);
CREATE TABLE public."right" (
    code text NOT NULL
);
CREATE TABLE public.role (
    code text NOT NULL
);
CREATE TABLE public.role_right (
    role text NOT NULL,
    "right" text NOT NULL
);
CREATE TABLE public.scheme (
    code text NOT NULL
);
CREATE TABLE public.seal (
    number bigint NOT NULL,
    previous bytea NOT NULL,
    floor bigint NOT NULL,
    highest bigint NOT NULL,
    transaction xid8 NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    events integer NOT NULL,
    last_event bigint,
    leaves bytea NOT NULL,
    hash bytea NOT NULL,
    oldest xid8
);
ALTER TABLE ONLY public.seal ALTER COLUMN leaves SET STORAGE EXTERNAL;
CREATE TABLE public.series_break (
    id bigint NOT NULL,
    code text NOT NULL
);
ALTER TABLE public.series_break ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.series_break_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.series_break_version (
    series_break_id bigint NOT NULL,
    broken_on date NOT NULL,
    statistics text[] NOT NULL,
    da text NOT NULL,
    en text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT series_break_version_order CHECK ((known_from < known_until))
);
CREATE TABLE public.service_key (
    purpose text NOT NULL,
    wrapped bytea NOT NULL,
    CONSTRAINT service_key_known CHECK ((purpose = 'find'::text))
);
ALTER TABLE public.setting ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.setting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.setting_now AS
 SELECT s.id,
    s.name AS setting,
    s.value,
    s.valid_from,
        CASE
            WHEN (v.setting_id IS NOT NULL) THEN ( SELECT (min(n.valid_from) - 1)
               FROM (public.setting n
                 JOIN public.setting_version w ON (((w.setting_id = n.id) AND (w.known_until = 'infinity'::timestamp with time zone))))
              WHERE ((n.name = s.name) AND (n.valid_from > s.valid_from)))
            ELSE NULL::date
        END AS valid_until,
        CASE
            WHEN (v.setting_id IS NULL) THEN
            CASE
                WHEN (EXISTS ( SELECT
                   FROM public.setting n
                  WHERE ((n.name = s.name) AND (n.id > s.id)))) THEN 'replaced'::text
                ELSE 'draft'::text
            END
            WHEN (EXISTS ( SELECT
               FROM (public.setting n
                 JOIN public.setting_version w ON (((w.setting_id = n.id) AND (w.known_until = 'infinity'::timestamp with time zone))))
              WHERE ((n.name = s.name) AND (n.valid_from = s.valid_from) AND (ROW(w.known_from, n.id) > ROW(v.known_from, s.id))))) THEN 'replaced'::text
            ELSE 'in_force'::text
        END AS state,
    s.drafted_by,
    s.drafted_at,
    e.reason,
    v.approved_by,
    NULLIF(v.known_from, '-infinity'::timestamp with time zone) AS approved_at
   FROM ((public.setting s
     JOIN public.event e ON ((e.id = s.event_id)))
     LEFT JOIN public.setting_version v ON (((v.setting_id = s.id) AND (v.known_until = 'infinity'::timestamp with time zone))));
CREATE TABLE public.step (
    event_id bigint NOT NULL,
    undoes bigint,
    undone_by bigint
);
ALTER TABLE public.step_note ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.step_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.subsidy ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.subsidy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.subsidy_listed AS
 SELECT s.id,
    s.id AS subsidy,
    s.allocation_id AS allocation,
    v.scheme,
        CASE
            WHEN (h.citizen_id IS NULL) THEN v.amount
            ELSE NULL::bigint
        END AS amount,
    v.starts_on,
    v.ends_on,
        CASE
            WHEN (v.undone AND (t.undoes IS NOT NULL)) THEN 'undone'::text
            WHEN v.undone THEN 'cancelled'::text
            WHEN (v.starts_on > public.today()) THEN 'planned'::text
            WHEN (v.ends_on < public.today()) THEN 'ended'::text
            ELSE 'running'::text
        END AS state,
    (p.citizen_id IS NOT NULL) AS protected
   FROM (((((public.subsidy s
     JOIN public.subsidy_version v ON (((v.subsidy_id = s.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     JOIN public.allocation a ON ((a.id = s.allocation_id)))
     LEFT JOIN public.protected_citizen p ON ((p.citizen_id = a.citizen_id)))
     LEFT JOIN public.hidden_citizen h ON ((h.citizen_id = a.citizen_id)))
     LEFT JOIN public.step t ON ((t.event_id = v.event_id)));
CREATE VIEW public.subsidy_now AS
 SELECT s.id,
    s.id AS subsidy,
    s.allocation_id AS allocation,
    v.scheme,
    v.amount,
    v.starts_on,
    v.ends_on
   FROM (public.subsidy s
     JOIN public.subsidy_version v ON (((v.subsidy_id = s.id) AND (v.known_until = 'infinity'::timestamp with time zone) AND (NOT v.undone))));
CREATE TABLE public.subsidy_terms (
    id bigint NOT NULL,
    scheme text NOT NULL
);
ALTER TABLE public.subsidy_terms ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.subsidy_terms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subsidy_terms_version (
    subsidy_terms_id bigint NOT NULL,
    scheme text NOT NULL,
    unit_type text NOT NULL,
    rent_from bigint,
    rent_to bigint,
    amount bigint,
    tenant_payment bigint,
    months_max integer,
    open_from date NOT NULL,
    open_until date,
    known_from timestamp with time zone NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    amount_parameter text,
    tenant_payment_parameter text,
    rent_from_parameter text,
    rent_to_parameter text,
    benefit_rent text DEFAULT 'before_subsidy'::text NOT NULL,
    paid_until date,
    CONSTRAINT subsidy_terms_amount_once CHECK (((amount IS NULL) OR (amount_parameter IS NULL))),
    CONSTRAINT subsidy_terms_benefit_rent CHECK ((benefit_rent = ANY (ARRAY['before_subsidy'::text, 'after_subsidy'::text]))),
    CONSTRAINT subsidy_terms_one_amount CHECK (((amount IS NULL) OR (tenant_payment IS NULL))),
    CONSTRAINT subsidy_terms_payment_once CHECK (((tenant_payment IS NULL) OR (tenant_payment_parameter IS NULL))),
    CONSTRAINT subsidy_terms_rent_from_once CHECK (((rent_from IS NULL) OR (rent_from_parameter IS NULL))),
    CONSTRAINT subsidy_terms_rent_to_once CHECK (((rent_to IS NULL) OR (rent_to_parameter IS NULL))),
    CONSTRAINT subsidy_terms_unit_type CHECK ((unit_type = ANY (ARRAY['family'::text, 'youth'::text, 'elderly'::text, 'special'::text, 'private'::text]))),
    CONSTRAINT subsidy_terms_version_order CHECK ((known_from < known_until))
);
CREATE VIEW public.subsidy_terms_now AS
 SELECT t.id,
    v.scheme,
    v.unit_type,
    COALESCE(v.rent_from, public.parameter_on(v.rent_from_parameter, d.day)) AS rent_from,
    COALESCE(v.rent_to, public.parameter_on(v.rent_to_parameter, d.day)) AS rent_to,
    COALESCE(v.amount, public.parameter_on(v.amount_parameter, d.day)) AS amount,
    COALESCE(v.tenant_payment, public.parameter_on(v.tenant_payment_parameter, d.day)) AS tenant_payment,
    v.months_max,
    v.open_from,
    v.open_until,
    v.paid_until
   FROM ((public.subsidy_terms t
     JOIN public.subsidy_terms_version v ON (((v.subsidy_terms_id = t.id) AND (v.known_until = 'infinity'::timestamp with time zone))))
     CROSS JOIN LATERAL ( SELECT LEAST((v.open_until - 1), GREATEST(v.open_from, public.today())) AS day) d);
CREATE TABLE public.supply (
    id bigint NOT NULL
);
ALTER TABLE public.supply ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.supply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.supply_kind (
    code text NOT NULL
);
CREATE VIEW public.supply_now AS
 SELECT s.id,
    s.id AS supply,
    v.kind,
    v.name,
    v.dwellings,
        CASE
            WHEN (v.dwellings IS NOT NULL) THEN v.delivered
            ELSE NULL::integer
        END AS dwellings_delivered,
    (v.dwellings - v.delivered) AS dwellings_left,
        CASE
            WHEN (v.from_year = v.to_year) THEN (v.from_year)::text
            ELSE ((v.from_year || '-'::text) || v.to_year)
        END AS expected,
    v.delivered_on,
    a.number AS association,
    d.number AS department,
    v.starts_on,
    v.ends_on,
    v.review_by
   FROM (((public.supply s
     JOIN public.supply_version v ON (((v.supply_id = s.id) AND (v.known_until = 'infinity'::timestamp with time zone) AND (NOT v.undone))))
     LEFT JOIN public.department d ON ((d.id = v.department_id)))
     LEFT JOIN public.association a ON ((a.id = d.association_id)));
CREATE TABLE public.target_group (
    code text NOT NULL
);
CREATE VIEW public.unit_listed AS
 SELECT n.id,
    n.unit,
    n.association,
    n.department,
    n.tenancy,
    n.received_on,
    n.unit_type,
    n.rent,
    n.rooms,
    n.area,
    n.address,
    n.postcode,
    n.town,
    n.address_id,
    n.heat_on_account,
    n.water_on_account,
    n.electricity_on_account,
    n.heating,
    n.hot_water,
    n.electricity,
    n.water,
    n.maintenance,
    n.deposit,
    n.available_from,
    n.answer_by,
    n.withdrawn_on,
    n.returned_on,
    n.return_reason,
    n.state,
    n.allocation,
    n.accepted_on,
    n.moved_in_on,
    public.vacancy_days(n.received_on, n.available_from, e.ended_on, public.today()) AS vacancy_days,
    public.vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, public.today()) AS vacancy_rent,
        CASE
            WHEN (n.state = 'open'::text) THEN COALESCE(s.passes, w.nobody)
            ELSE NULL::integer
        END AS passes,
        CASE
            WHEN (n.state = 'open'::text) THEN COALESCE(s.with_subsidy, w.nobody)
            ELSE NULL::integer
        END AS with_subsidy,
    r.avoidable
   FROM ((((((public.received_unit_now n
     CROSS JOIN ( SELECT
                CASE
                    WHEN (NOT (EXISTS ( SELECT
                       FROM public.waiting_place))) THEN 0
                    ELSE NULL::integer
                END AS nobody) w)
     CROSS JOIN LATERAL ( SELECT COALESCE(
                CASE
                    WHEN (n.moved_in_on <= public.today()) THEN n.moved_in_on
                    ELSE NULL::date
                END, n.returned_on, n.withdrawn_on) AS ended_on) e)
     LEFT JOIN public.allocation l ON ((l.id = n.allocation)))
     LEFT JOIN public.hidden_citizen h ON ((h.citizen_id = l.citizen_id)))
     LEFT JOIN public.unit_candidates(public.today()) s(received_unit_id, passes, with_subsidy) ON (((s.received_unit_id = n.id) AND (n.state = 'open'::text))))
     LEFT JOIN public.unit_return_version r ON (((r.received_unit_id = n.id) AND (r.known_until = 'infinity'::timestamp with time zone) AND (NOT r.undone))))
  WHERE (h.citizen_id IS NULL);
CREATE TABLE public.unit_return (
    id bigint NOT NULL,
    received_unit_id bigint NOT NULL
);
ALTER TABLE public.unit_return ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.unit_return_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.unit_taken (
    received_unit_id bigint NOT NULL,
    taken_as text NOT NULL,
    CONSTRAINT unit_taken_known CHECK ((taken_as = ANY (ARRAY['held'::text, 'returned'::text])))
);
CREATE TABLE public.unit_type (
    code text NOT NULL
);
CREATE TABLE public.unit_value_repeated (
    received_unit_id bigint NOT NULL,
    known_from timestamp with time zone NOT NULL,
    "column" text NOT NULL,
    event_id bigint NOT NULL
);
CREATE TABLE public.vacancy (
    id bigint NOT NULL,
    department_id bigint NOT NULL,
    month date NOT NULL,
    CONSTRAINT vacancy_month CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
ALTER TABLE public.vacancy ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.vacancy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.vacancy_version (
    vacancy_id bigint NOT NULL,
    vacant integer NOT NULL,
    known_from timestamp with time zone DEFAULT now() NOT NULL,
    known_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT vacancy_vacant CHECK ((vacant >= 0)),
    CONSTRAINT vacancy_version_order CHECK ((known_from < known_until))
);
CREATE VIEW public.vacancy_now AS
 SELECT v.id,
    a.number AS association,
    d.number AS department,
    v.month,
    w.vacant,
    v.department_id
   FROM (((public.vacancy v
     JOIN public.vacancy_version w ON (((w.vacancy_id = v.id) AND (w.known_until = 'infinity'::timestamp with time zone))))
     JOIN public.department d ON ((d.id = v.department_id)))
     JOIN public.association a ON ((a.id = d.association_id)));
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_name_taken UNIQUE (name);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_token_taken UNIQUE (token_hash);
ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT allocation_id_received_unit_id_citizen_id_key UNIQUE (id, received_unit_id, citizen_id);
ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT allocation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT allocation_version_pkey PRIMARY KEY (allocation_id, known_from);
ALTER TABLE ONLY public.answer_reason
    ADD CONSTRAINT answer_reason_overlap EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.answered_request
    ADD CONSTRAINT answered_request_pkey PRIMARY KEY (actor, key);
ALTER TABLE ONLY public.association_list
    ADD CONSTRAINT association_list_pkey PRIMARY KEY (association_id);
ALTER TABLE ONLY public.association
    ADD CONSTRAINT association_number_taken UNIQUE (key);
ALTER TABLE ONLY public.association
    ADD CONSTRAINT association_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.association_version
    ADD CONSTRAINT association_version_pkey PRIMARY KEY (association_id, known_from);
ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_event_id_broken_by_key UNIQUE (event_id, broken_by);
ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.break_glass_review
    ADD CONSTRAINT break_glass_reviewed_once PRIMARY KEY (broken_event_id);
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_pkey PRIMARY KEY (parameter_set_id, name);
ALTER TABLE ONLY public.census
    ADD CONSTRAINT census_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.census_version
    ADD CONSTRAINT census_version_pkey PRIMARY KEY (census_id, known_from);
ALTER TABLE ONLY public.census
    ADD CONSTRAINT census_year_taken UNIQUE (year);
ALTER TABLE ONLY public.citizen
    ADD CONSTRAINT citizen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT department_number_taken UNIQUE (association_id, key);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT department_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.event_citizens
    ADD CONSTRAINT event_citizens_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.event_thing
    ADD CONSTRAINT event_thing_pkey PRIMARY KEY (thing, event_id);
ALTER TABLE ONLY public.flip
    ADD CONSTRAINT flip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.flip
    ADD CONSTRAINT flip_recheck_id_referral_id_key UNIQUE (recheck_id, referral_id);
ALTER TABLE ONLY public.frame
    ADD CONSTRAINT frame_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frame
    ADD CONSTRAINT frame_taken UNIQUE (scheme, year);
ALTER TABLE ONLY public.frame_version
    ADD CONSTRAINT frame_version_pkey PRIMARY KEY (frame_id, known_from);
ALTER TABLE ONLY public.frozen_figure
    ADD CONSTRAINT frozen_figure_pkey PRIMARY KEY (frozen_package_id, statistic, breakdown, category);
ALTER TABLE ONLY public.frozen_file
    ADD CONSTRAINT frozen_file_pkey PRIMARY KEY (frozen_package_id, name);
ALTER TABLE ONLY public.frozen_package
    ADD CONSTRAINT frozen_package_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frozen_package
    ADD CONSTRAINT frozen_package_taken UNIQUE (period, choice);
ALTER TABLE ONLY public.goal_version
    ADD CONSTRAINT goal_overlap EXCLUDE USING gist (statistic WITH =, daterange(valid_from, valid_until) WITH &&) WHERE ((known_until = 'infinity'::timestamp with time zone));
ALTER TABLE ONLY public.goal
    ADD CONSTRAINT goal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.goal_version
    ADD CONSTRAINT goal_version_pkey PRIMARY KEY (goal_id, known_from);
ALTER TABLE ONLY public.homeless_category
    ADD CONSTRAINT homeless_category_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_cpr_taken UNIQUE (cpr_hash);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_pkey PRIMARY KEY (citizen_id);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_register_taken UNIQUE (register_hash);
ALTER TABLE ONLY public.import_file_association
    ADD CONSTRAINT import_file_association_pkey PRIMARY KEY (import_file_id, association_id);
ALTER TABLE ONLY public.import_file_part
    ADD CONSTRAINT import_file_part_pkey PRIMARY KEY (import_file_id, part);
ALTER TABLE ONLY public.import_file
    ADD CONSTRAINT import_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.import_report_part
    ADD CONSTRAINT import_report_part_pkey PRIMARY KEY (import_file_id, part);
ALTER TABLE ONLY public.inclusion
    ADD CONSTRAINT inclusion_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.income_check
    ADD CONSTRAINT income_check_id_referral_id_key UNIQUE (id, referral_id);
ALTER TABLE ONLY public.income_check
    ADD CONSTRAINT income_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.income_refusal
    ADD CONSTRAINT income_refusal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.income_refusal_version
    ADD CONSTRAINT income_refusal_version_pkey PRIMARY KEY (income_refusal_id, known_from);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.letting_agreement_version
    ADD CONSTRAINT letting_agreement_overlap EXCLUDE USING gist (association_id WITH =, COALESCE(department_id, (0)::bigint) WITH =, daterange(valid_from, valid_until) WITH &&) WHERE ((known_until = 'infinity'::timestamp with time zone));
ALTER TABLE ONLY public.letting_agreement
    ADD CONSTRAINT letting_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.letting_agreement_version
    ADD CONSTRAINT letting_agreement_version_pkey PRIMARY KEY (letting_agreement_id, known_from);
ALTER TABLE ONLY public.maintenance
    ADD CONSTRAINT maintenance_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.master_key
    ADD CONSTRAINT master_key_pkey PRIMARY KEY (single);
ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.parameter
    ADD CONSTRAINT parameter_pkey PRIMARY KEY (parameter_set_id, key);
ALTER TABLE ONLY public.parameter_set
    ADD CONSTRAINT parameter_set_id_valid_from_drafted_by_key UNIQUE (id, valid_from, drafted_by);
ALTER TABLE ONLY public.parameter_set
    ADD CONSTRAINT parameter_set_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.parameter_set_version
    ADD CONSTRAINT parameter_set_version_pkey PRIMARY KEY (parameter_set_id, known_from);
ALTER TABLE ONLY public.received_unit
    ADD CONSTRAINT received_unit_key_taken UNIQUE (department_id, tenancy_key, received_on);
ALTER TABLE ONLY public.received_unit
    ADD CONSTRAINT received_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.received_unit_version
    ADD CONSTRAINT received_unit_version_pkey PRIMARY KEY (received_unit_id, known_from);
ALTER TABLE ONLY public.recheck
    ADD CONSTRAINT recheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_id_citizen_id_key UNIQUE (id, citizen_id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_key_taken UNIQUE (key);
ALTER TABLE ONLY public.referral_note
    ADD CONSTRAINT referral_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.referral_value_repeated
    ADD CONSTRAINT referral_value_repeated_pkey PRIMARY KEY (referral_id, known_from, "column");
ALTER TABLE ONLY public.referral_version
    ADD CONSTRAINT referral_version_pkey PRIMARY KEY (referral_id, known_from);
ALTER TABLE ONLY public.rent_band
    ADD CONSTRAINT rent_band_code_taken UNIQUE (code);
ALTER TABLE ONLY public.rent_band_version
    ADD CONSTRAINT rent_band_overlap EXCLUDE USING gist (int8range(rent_from, rent_until) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE (((known_until = 'infinity'::timestamp with time zone) AND (NOT sum)));
ALTER TABLE ONLY public.rent_band
    ADD CONSTRAINT rent_band_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rent_band_version
    ADD CONSTRAINT rent_band_version_pkey PRIMARY KEY (rent_band_id, known_from);
ALTER TABLE ONLY public.return_reason
    ADD CONSTRAINT return_reason_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public."right"
    ADD CONSTRAINT right_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.role_right
    ADD CONSTRAINT role_right_pkey PRIMARY KEY (role, "right");
ALTER TABLE ONLY public.scheme
    ADD CONSTRAINT scheme_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.series_break
    ADD CONSTRAINT series_break_code_taken UNIQUE (code);
ALTER TABLE ONLY public.series_break
    ADD CONSTRAINT series_break_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.series_break_version
    ADD CONSTRAINT series_break_version_pkey PRIMARY KEY (series_break_id, known_from);
ALTER TABLE ONLY public.service_key
    ADD CONSTRAINT service_key_pkey PRIMARY KEY (purpose);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_id_drafted_by_key UNIQUE (id, drafted_by);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.setting_version
    ADD CONSTRAINT setting_version_pkey PRIMARY KEY (setting_id, known_from);
ALTER TABLE ONLY public.standing_version
    ADD CONSTRAINT standing_version_pkey PRIMARY KEY (referral_id, known_from);
ALTER TABLE ONLY public.step_note
    ADD CONSTRAINT step_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.subsidy
    ADD CONSTRAINT subsidy_id_allocation_id_key UNIQUE (id, allocation_id);
ALTER TABLE ONLY public.subsidy_version
    ADD CONSTRAINT subsidy_overlaps EXCLUDE USING gist (allocation_id WITH =, scheme WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE (((known_until = 'infinity'::timestamp with time zone) AND (NOT undone)));
ALTER TABLE ONLY public.subsidy
    ADD CONSTRAINT subsidy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subsidy_terms_version
    ADD CONSTRAINT subsidy_terms_overlap EXCLUDE USING gist (scheme WITH =, unit_type WITH =, daterange(open_from, open_until) WITH &&) WHERE ((known_until = 'infinity'::timestamp with time zone));
ALTER TABLE ONLY public.subsidy_terms
    ADD CONSTRAINT subsidy_terms_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subsidy_terms_version
    ADD CONSTRAINT subsidy_terms_version_pkey PRIMARY KEY (subsidy_terms_id, known_from);
ALTER TABLE ONLY public.subsidy_version
    ADD CONSTRAINT subsidy_version_pkey PRIMARY KEY (subsidy_id, known_from);
ALTER TABLE ONLY public.supply_kind
    ADD CONSTRAINT supply_kind_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.supply
    ADD CONSTRAINT supply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supply_version
    ADD CONSTRAINT supply_version_pkey PRIMARY KEY (supply_id, known_from);
ALTER TABLE ONLY public.target_group
    ADD CONSTRAINT target_group_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.unit_return
    ADD CONSTRAINT unit_return_id_received_unit_id_key UNIQUE (id, received_unit_id);
ALTER TABLE ONLY public.unit_return
    ADD CONSTRAINT unit_return_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit_return_version
    ADD CONSTRAINT unit_return_version_pkey PRIMARY KEY (unit_return_id, known_from);
ALTER TABLE ONLY public.unit_standing
    ADD CONSTRAINT unit_standing_pkey PRIMARY KEY (received_unit_id);
ALTER TABLE ONLY public.unit_standing_saved
    ADD CONSTRAINT unit_standing_saved_pkey PRIMARY KEY (received_unit_id, scheme);
ALTER TABLE ONLY public.unit_taken
    ADD CONSTRAINT unit_taken_as UNIQUE (received_unit_id, taken_as);
ALTER TABLE ONLY public.unit_taken
    ADD CONSTRAINT unit_taken_once PRIMARY KEY (received_unit_id);
ALTER TABLE ONLY public.unit_type
    ADD CONSTRAINT unit_type_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.unit_value_repeated
    ADD CONSTRAINT unit_value_repeated_pkey PRIMARY KEY (received_unit_id, known_from, "column");
ALTER TABLE ONLY public.vacancy
    ADD CONSTRAINT vacancy_month_taken UNIQUE (department_id, month);
ALTER TABLE ONLY public.vacancy
    ADD CONSTRAINT vacancy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vacancy_version
    ADD CONSTRAINT vacancy_version_pkey PRIMARY KEY (vacancy_id, known_from);
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_pkey PRIMARY KEY (referral_id);
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_taken UNIQUE (place);
CREATE INDEX allocation_by_referral ON public.allocation USING btree (referral_id);
CREATE INDEX allocation_version_barred ON public.allocation_version USING btree (received_unit_id) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (reason = 'barred'::text));
CREATE INDEX allocation_version_by_accepted ON public.allocation_version USING btree (accepted_on);
CREATE INDEX allocation_version_by_moved_in ON public.allocation_version USING btree (moved_in_on);
CREATE INDEX allocation_version_by_unit ON public.allocation_version USING btree (received_unit_id);
CREATE UNIQUE INDEX allocation_version_current ON public.allocation_version USING btree (allocation_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX allocation_version_due ON public.allocation_version USING btree (answer_by) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (state = 'offered'::text));
CREATE INDEX answered_request_by_age ON public.answered_request USING btree (answered_at);
CREATE UNIQUE INDEX association_version_current ON public.association_version USING btree (association_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX census_version_current ON public.census_version USING btree (census_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX citizen_already_allocated ON public.allocation_version USING btree (citizen_id) WHERE ((known_until = 'infinity'::timestamp with time zone) AND open);
CREATE INDEX event_by_at ON public.event USING btree (at);
CREATE INDEX event_by_subject ON public.event USING btree (subject, id) WHERE (subject IS NOT NULL);
CREATE INDEX event_citizens_by_citizen ON public.event_citizens USING gin (citizens);
CREATE INDEX event_done ON public.event USING btree (id) WHERE (action <> 'read'::text);
CREATE INDEX event_read_long ON public.event USING btree (at) WHERE ((action = 'read'::text) AND (((details ->> 'citizens'::text))::integer > 100));
CREATE INDEX event_thing_by_event ON public.event_thing USING btree (event_id);
CREATE INDEX flip_by_referral ON public.flip USING btree (referral_id);
CREATE UNIQUE INDEX frame_version_current ON public.frame_version USING btree (frame_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX import_file_association_by_association ON public.import_file_association USING btree (association_id, import_file_id);
CREATE INDEX import_file_by_event ON public.import_file USING btree (event_id);
CREATE INDEX import_file_by_hash ON public.import_file USING btree (hash, kind);
CREATE INDEX import_file_by_keep_until ON public.import_file USING btree (keep_until) WHERE (key IS NOT NULL);
CREATE INDEX import_file_to_seal ON public.import_file USING btree (id) WHERE ((kind = ANY (ARRAY['referrals'::text, 'register'::text])) AND (NOT report_sealed));
CREATE INDEX income_check_by_referral ON public.income_check USING btree (referral_id, id);
CREATE INDEX income_refusal_by_day ON public.income_refusal USING btree (decided_on);
CREATE INDEX income_refusal_by_referral ON public.income_refusal USING btree (referral_id);
CREATE UNIQUE INDEX income_refusal_version_current ON public.income_refusal_version USING btree (income_refusal_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX letting_agreement_version_current ON public.letting_agreement_version USING btree (letting_agreement_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX parameter_set_already_approved ON public.parameter_set_version USING btree (parameter_set_id);
CREATE UNIQUE INDEX parameter_set_version_in_force ON public.parameter_set_version USING btree (valid_from) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX received_unit_by_day ON public.received_unit USING btree (received_on);
CREATE UNIQUE INDEX received_unit_version_current ON public.received_unit_version USING btree (received_unit_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX recheck_open ON public.recheck USING btree (id) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX recheck_waiting ON public.recheck USING btree ((true)) WHERE ((started_at IS NULL) AND (cause <> 'draft'::text));
CREATE INDEX referral_by_citizen ON public.referral USING btree (citizen_id);
CREATE INDEX referral_note_by_event ON public.referral_note USING btree (event_id);
CREATE INDEX referral_note_by_referral ON public.referral_note USING btree (referral_id, id);
CREATE INDEX referral_version_born ON public.referral_version USING btree (referral_id) WHERE (facts @? '$."adults"[*]?(exists (@."born_on") || exists (@."bornOn"))'::jsonpath);
CREATE INDEX referral_version_by_closed ON public.referral_version USING btree (closed_on, referred_on);
CREATE INDEX referral_version_by_day ON public.referral_version USING btree (referred_on);
CREATE UNIQUE INDEX referral_version_current ON public.referral_version USING btree (referral_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX referral_version_open ON public.referral_version USING btree (known_until) WHERE (closed_on IS NULL);
CREATE INDEX referral_version_parked ON public.referral_version USING btree (parked_until) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (parked_until IS NOT NULL));
CREATE INDEX referral_version_protected ON public.referral_version USING btree (referral_id) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (protected_until IS NOT NULL));
CREATE INDEX referral_version_to_recheck ON public.referral_version USING btree (referral_id) INCLUDE (event_id) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (closed_on IS NULL));
CREATE UNIQUE INDEX setting_version_current ON public.setting_version USING btree (setting_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX standing_version_current ON public.standing_version USING btree (referral_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX step_note_by_event ON public.step_note USING btree (event_id);
CREATE INDEX step_note_plain ON public.step_note USING btree (id) WHERE (plain IS NOT NULL);
CREATE INDEX subsidy_by_allocation ON public.subsidy USING btree (allocation_id);
CREATE UNIQUE INDEX subsidy_terms_version_current ON public.subsidy_terms_version USING btree (subsidy_terms_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE INDEX subsidy_version_by_allocation ON public.subsidy_version USING btree (allocation_id);
CREATE INDEX subsidy_version_by_end ON public.subsidy_version USING btree (ends_on, starts_on);
CREATE UNIQUE INDEX subsidy_version_current ON public.subsidy_version USING btree (subsidy_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX supply_name_taken ON public.supply_version USING btree (lower(name), COALESCE(department_id, (0)::bigint)) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (NOT undone));
CREATE INDEX supply_version_by_department ON public.supply_version USING btree (department_id) WHERE ((department_id IS NOT NULL) AND (known_until = 'infinity'::timestamp with time zone) AND (NOT undone));
CREATE UNIQUE INDEX supply_version_current ON public.supply_version USING btree (supply_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX unit_already_allocated ON public.allocation_version USING btree (received_unit_id) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (state = ANY (ARRAY['offered'::text, 'accepted'::text, 'moved_in'::text])));
CREATE UNIQUE INDEX unit_already_returned ON public.unit_return_version USING btree (received_unit_id) WHERE ((known_until = 'infinity'::timestamp with time zone) AND (NOT undone));
CREATE INDEX unit_return_version_by_unit ON public.unit_return_version USING btree (received_unit_id);
CREATE UNIQUE INDEX unit_return_version_current ON public.unit_return_version USING btree (unit_return_id) WHERE (known_until = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX vacancy_version_current ON public.vacancy_version USING btree (vacancy_id) WHERE (known_until = 'infinity'::timestamp with time zone);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT allocation_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.received_unit(id);
ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT allocation_referral_id_citizen_id_fkey FOREIGN KEY (referral_id, citizen_id) REFERENCES public.referral(id, citizen_id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT allocation_version_allocation_id_received_unit_id_citizen__fkey FOREIGN KEY (allocation_id, received_unit_id, citizen_id) REFERENCES public.allocation(id, received_unit_id, citizen_id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT allocation_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT allocation_version_income_check_id_fkey FOREIGN KEY (income_check_id) REFERENCES public.income_check(id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT allocation_version_note_id_fkey FOREIGN KEY (note_id) REFERENCES public.step_note(id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT allocation_version_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.scheme(code);
ALTER TABLE ONLY public.association_list
    ADD CONSTRAINT association_list_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.association_version
    ADD CONSTRAINT association_version_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.association_version
    ADD CONSTRAINT association_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.break_glass_review
    ADD CONSTRAINT break_glass_review_broken_event_id_broken_by_fkey FOREIGN KEY (broken_event_id, broken_by) REFERENCES public.break_glass(event_id, broken_by);
ALTER TABLE ONLY public.break_glass_review
    ADD CONSTRAINT break_glass_review_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_parameter_set_id_fkey FOREIGN KEY (parameter_set_id) REFERENCES public.parameter_set(id);
ALTER TABLE ONLY public.census_version
    ADD CONSTRAINT census_version_census_id_fkey FOREIGN KEY (census_id) REFERENCES public.census(id);
ALTER TABLE ONLY public.census_version
    ADD CONSTRAINT census_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT department_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.event_thing
    ADD CONSTRAINT event_thing_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.flip
    ADD CONSTRAINT flip_recheck_id_fkey FOREIGN KEY (recheck_id) REFERENCES public.recheck(id);
ALTER TABLE ONLY public.flip
    ADD CONSTRAINT flip_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.frame
    ADD CONSTRAINT frame_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.scheme(code);
ALTER TABLE ONLY public.frame_version
    ADD CONSTRAINT frame_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.frame_version
    ADD CONSTRAINT frame_version_frame_id_fkey FOREIGN KEY (frame_id) REFERENCES public.frame(id);
ALTER TABLE ONLY public.frozen_figure
    ADD CONSTRAINT frozen_figure_frozen_package_id_fkey FOREIGN KEY (frozen_package_id) REFERENCES public.frozen_package(id);
ALTER TABLE ONLY public.frozen_file
    ADD CONSTRAINT frozen_file_frozen_package_id_fkey FOREIGN KEY (frozen_package_id) REFERENCES public.frozen_package(id);
ALTER TABLE ONLY public.frozen_package
    ADD CONSTRAINT frozen_package_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.goal_version
    ADD CONSTRAINT goal_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.goal_version
    ADD CONSTRAINT goal_version_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES public.goal(id);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_citizen_id_fkey FOREIGN KEY (citizen_id) REFERENCES public.citizen(id);
ALTER TABLE ONLY public.import_file_association
    ADD CONSTRAINT import_file_association_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.import_file
    ADD CONSTRAINT import_file_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.import_file_association
    ADD CONSTRAINT import_file_association_import_file_id_fkey FOREIGN KEY (import_file_id) REFERENCES public.import_file(id);
ALTER TABLE ONLY public.import_file
    ADD CONSTRAINT import_file_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.import_file_part
    ADD CONSTRAINT import_file_part_import_file_id_fkey FOREIGN KEY (import_file_id) REFERENCES public.import_file(id);
ALTER TABLE ONLY public.import_report_part
    ADD CONSTRAINT import_report_part_import_file_id_fkey FOREIGN KEY (import_file_id) REFERENCES public.import_file(id);
ALTER TABLE ONLY public.income_check
    ADD CONSTRAINT income_check_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.income_check
    ADD CONSTRAINT income_check_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.received_unit(id);
ALTER TABLE ONLY public.income_check
    ADD CONSTRAINT income_check_recheck_id_fkey FOREIGN KEY (recheck_id) REFERENCES public.recheck(id);
ALTER TABLE ONLY public.income_check
    ADD CONSTRAINT income_check_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.income_refusal
    ADD CONSTRAINT income_refusal_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.income_refusal
    ADD CONSTRAINT income_refusal_income_check_id_referral_id_fkey FOREIGN KEY (income_check_id, referral_id) REFERENCES public.income_check(id, referral_id);
ALTER TABLE ONLY public.income_refusal
    ADD CONSTRAINT income_refusal_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.income_refusal_version
    ADD CONSTRAINT income_refusal_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.income_refusal_version
    ADD CONSTRAINT income_refusal_version_income_refusal_id_fkey FOREIGN KEY (income_refusal_id) REFERENCES public.income_refusal(id);
ALTER TABLE ONLY public.income_refusal_version
    ADD CONSTRAINT income_refusal_version_referred_again_as_fkey FOREIGN KEY (referred_again_as) REFERENCES public.referral(id);
ALTER TABLE ONLY public.letting_agreement
    ADD CONSTRAINT letting_agreement_association_id_fkey FOREIGN KEY (association_id) REFERENCES public.association(id);
ALTER TABLE ONLY public.letting_agreement
    ADD CONSTRAINT letting_agreement_department_id_fkey FOREIGN KEY (department_id) REFERENCES public.department(id);
ALTER TABLE ONLY public.letting_agreement_version
    ADD CONSTRAINT letting_agreement_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.letting_agreement_version
    ADD CONSTRAINT letting_agreement_version_letting_agreement_id_fkey FOREIGN KEY (letting_agreement_id) REFERENCES public.letting_agreement(id);
ALTER TABLE ONLY public.parameter
    ADD CONSTRAINT parameter_parameter_set_id_fkey FOREIGN KEY (parameter_set_id) REFERENCES public.parameter_set(id);
ALTER TABLE ONLY public.parameter_set
    ADD CONSTRAINT parameter_set_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.parameter_set_version
    ADD CONSTRAINT parameter_set_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.parameter_set_version
    ADD CONSTRAINT parameter_set_version_parameter_set_id_valid_from_drafted__fkey FOREIGN KEY (parameter_set_id, valid_from, drafted_by) REFERENCES public.parameter_set(id, valid_from, drafted_by);
ALTER TABLE ONLY public.received_unit
    ADD CONSTRAINT received_unit_department_id_fkey FOREIGN KEY (department_id) REFERENCES public.department(id);
ALTER TABLE ONLY public.received_unit_version
    ADD CONSTRAINT received_unit_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.received_unit_version
    ADD CONSTRAINT received_unit_version_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.received_unit(id);
ALTER TABLE ONLY public.recheck
    ADD CONSTRAINT recheck_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.recheck
    ADD CONSTRAINT recheck_parameter_set_id_fkey FOREIGN KEY (parameter_set_id) REFERENCES public.parameter_set(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_citizen_id_fkey FOREIGN KEY (citizen_id) REFERENCES public.citizen(id);
ALTER TABLE ONLY public.referral_note
    ADD CONSTRAINT referral_note_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.referral_note
    ADD CONSTRAINT referral_note_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.referral_value_repeated
    ADD CONSTRAINT referral_value_repeated_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.referral_value_repeated
    ADD CONSTRAINT referral_value_repeated_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.referral_version
    ADD CONSTRAINT referral_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.referral_version
    ADD CONSTRAINT referral_version_homeless_category_fkey FOREIGN KEY (homeless_category) REFERENCES public.homeless_category(code);
ALTER TABLE ONLY public.referral_version
    ADD CONSTRAINT referral_version_note_id_fkey FOREIGN KEY (note_id) REFERENCES public.referral_note(id);
ALTER TABLE ONLY public.referral_version
    ADD CONSTRAINT referral_version_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.referral_version
    ADD CONSTRAINT referral_version_target_group_fkey FOREIGN KEY (target_group) REFERENCES public.target_group(code);
ALTER TABLE ONLY public.rent_band_version
    ADD CONSTRAINT rent_band_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.rent_band_version
    ADD CONSTRAINT rent_band_version_rent_band_id_fkey FOREIGN KEY (rent_band_id) REFERENCES public.rent_band(id);
ALTER TABLE ONLY public.role_right
    ADD CONSTRAINT role_right_right_fkey FOREIGN KEY ("right") REFERENCES public."right"(code);
ALTER TABLE ONLY public.role_right
    ADD CONSTRAINT role_right_role_fkey FOREIGN KEY (role) REFERENCES public.role(code);
ALTER TABLE ONLY public.series_break_version
    ADD CONSTRAINT series_break_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.series_break_version
    ADD CONSTRAINT series_break_version_series_break_id_fkey FOREIGN KEY (series_break_id) REFERENCES public.series_break(id);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.setting_version
    ADD CONSTRAINT setting_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.setting_version
    ADD CONSTRAINT setting_version_setting_id_drafted_by_fkey FOREIGN KEY (setting_id, drafted_by) REFERENCES public.setting(id, drafted_by);
ALTER TABLE ONLY public.standing_version
    ADD CONSTRAINT standing_version_income_check_id_referral_id_fkey FOREIGN KEY (income_check_id, referral_id) REFERENCES public.income_check(id, referral_id);
ALTER TABLE ONLY public.standing_version
    ADD CONSTRAINT standing_version_recheck_id_fkey FOREIGN KEY (recheck_id) REFERENCES public.recheck(id);
ALTER TABLE ONLY public.standing_version
    ADD CONSTRAINT standing_version_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.step_note
    ADD CONSTRAINT step_note_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_undoes_fkey FOREIGN KEY (undoes) REFERENCES public.step(event_id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES public.step(event_id);
ALTER TABLE ONLY public.subsidy
    ADD CONSTRAINT subsidy_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES public.allocation(id);
ALTER TABLE ONLY public.subsidy_terms
    ADD CONSTRAINT subsidy_terms_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.scheme(code);
ALTER TABLE ONLY public.subsidy_terms_version
    ADD CONSTRAINT subsidy_terms_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.subsidy_terms_version
    ADD CONSTRAINT subsidy_terms_version_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.scheme(code);
ALTER TABLE ONLY public.subsidy_terms_version
    ADD CONSTRAINT subsidy_terms_version_subsidy_terms_id_fkey FOREIGN KEY (subsidy_terms_id) REFERENCES public.subsidy_terms(id);
ALTER TABLE ONLY public.subsidy_version
    ADD CONSTRAINT subsidy_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.subsidy_version
    ADD CONSTRAINT subsidy_version_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.scheme(code);
ALTER TABLE ONLY public.subsidy_version
    ADD CONSTRAINT subsidy_version_subsidy_id_allocation_id_fkey FOREIGN KEY (subsidy_id, allocation_id) REFERENCES public.subsidy(id, allocation_id);
ALTER TABLE ONLY public.supply_version
    ADD CONSTRAINT supply_version_department_id_fkey FOREIGN KEY (department_id) REFERENCES public.department(id);
ALTER TABLE ONLY public.supply_version
    ADD CONSTRAINT supply_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.supply_version
    ADD CONSTRAINT supply_version_kind_fkey FOREIGN KEY (kind) REFERENCES public.supply_kind(code);
ALTER TABLE ONLY public.supply_version
    ADD CONSTRAINT supply_version_supply_id_fkey FOREIGN KEY (supply_id) REFERENCES public.supply(id);
ALTER TABLE ONLY public.allocation_version
    ADD CONSTRAINT unit_held FOREIGN KEY (received_unit_id, taken_as) REFERENCES public.unit_taken(received_unit_id, taken_as) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unit_return
    ADD CONSTRAINT unit_return_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.received_unit(id);
ALTER TABLE ONLY public.unit_return_version
    ADD CONSTRAINT unit_return_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.unit_return_version
    ADD CONSTRAINT unit_return_version_note_id_fkey FOREIGN KEY (note_id) REFERENCES public.step_note(id);
ALTER TABLE ONLY public.unit_return_version
    ADD CONSTRAINT unit_return_version_return_reason_fkey FOREIGN KEY (return_reason) REFERENCES public.return_reason(code);
ALTER TABLE ONLY public.unit_return_version
    ADD CONSTRAINT unit_return_version_unit_return_id_received_unit_id_fkey FOREIGN KEY (unit_return_id, received_unit_id) REFERENCES public.unit_return(id, received_unit_id);
ALTER TABLE ONLY public.unit_return_version
    ADD CONSTRAINT unit_returned FOREIGN KEY (received_unit_id, taken_as) REFERENCES public.unit_taken(received_unit_id, taken_as) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unit_standing
    ADD CONSTRAINT unit_standing_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.received_unit(id);
ALTER TABLE ONLY public.unit_standing_saved
    ADD CONSTRAINT unit_standing_saved_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.unit_standing(received_unit_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.unit_standing_saved
    ADD CONSTRAINT unit_standing_saved_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.scheme(code);
ALTER TABLE ONLY public.unit_value_repeated
    ADD CONSTRAINT unit_value_repeated_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.unit_value_repeated
    ADD CONSTRAINT unit_value_repeated_received_unit_id_fkey FOREIGN KEY (received_unit_id) REFERENCES public.received_unit(id);
ALTER TABLE ONLY public.vacancy
    ADD CONSTRAINT vacancy_department_id_fkey FOREIGN KEY (department_id) REFERENCES public.department(id);
ALTER TABLE ONLY public.vacancy_version
    ADD CONSTRAINT vacancy_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.vacancy_version
    ADD CONSTRAINT vacancy_version_vacancy_id_fkey FOREIGN KEY (vacancy_id) REFERENCES public.vacancy(id);
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referral(id);
ALTER TABLE public.allocation_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.association ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.association_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY daemon ON public.allocation_version TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.association TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.association_version TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.department TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.import_file TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.import_file_association TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.import_report_part TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.letting_agreement TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.letting_agreement_version TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.received_unit TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.received_unit_version TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.unit_return TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.unit_return_version TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.vacancy TO bolig USING (true) WITH CHECK (true);
CREATE POLICY daemon ON public.vacancy_version TO bolig USING (true) WITH CHECK (true);
ALTER TABLE public.department ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_file_association ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_report_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letting_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letting_agreement_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.allocation_version FOR SELECT TO bolig_association USING ((received_unit_id IN ( SELECT received_unit.id
   FROM public.received_unit)));
CREATE POLICY own ON public.association FOR SELECT TO bolig_association USING ((id = ( SELECT public.own_association() AS own_association)));
CREATE POLICY own ON public.association_version FOR SELECT TO bolig_association USING ((association_id = ( SELECT public.own_association() AS own_association)));
CREATE POLICY own ON public.department FOR SELECT TO bolig_association USING ((association_id = ( SELECT public.own_association() AS own_association)));
CREATE POLICY own ON public.import_file FOR SELECT TO bolig_association USING (public.is_own_file(id));
CREATE POLICY own ON public.import_file_association FOR SELECT TO bolig_association USING ((association_id = ( SELECT public.own_association() AS own_association)));
CREATE POLICY own ON public.import_report_part FOR SELECT TO bolig_association USING ((import_file_id IN ( SELECT import_file.id
   FROM public.import_file)));
CREATE POLICY own ON public.letting_agreement FOR SELECT TO bolig_association USING ((association_id = ( SELECT public.own_association() AS own_association)));
CREATE POLICY own ON public.letting_agreement_version FOR SELECT TO bolig_association USING ((association_id = ( SELECT public.own_association() AS own_association)));
CREATE POLICY own ON public.received_unit FOR SELECT TO bolig_association USING ((department_id IN ( SELECT department.id
   FROM public.department
  WHERE (department.association_id = ( SELECT public.own_association() AS own_association)))));
CREATE POLICY own ON public.received_unit_version FOR SELECT TO bolig_association USING ((received_unit_id IN ( SELECT received_unit.id
   FROM public.received_unit)));
CREATE POLICY own ON public.unit_return FOR SELECT TO bolig_association USING ((received_unit_id IN ( SELECT received_unit.id
   FROM public.received_unit)));
CREATE POLICY own ON public.unit_return_version FOR SELECT TO bolig_association USING ((received_unit_id IN ( SELECT received_unit.id
   FROM public.received_unit)));
CREATE POLICY own ON public.vacancy FOR SELECT TO bolig_association USING ((department_id IN ( SELECT department.id
   FROM public.department
  WHERE (department.association_id = ( SELECT public.own_association() AS own_association)))));
CREATE POLICY own ON public.vacancy_version FOR SELECT TO bolig_association USING ((vacancy_id IN ( SELECT vacancy.id
   FROM public.vacancy)));
ALTER TABLE public.received_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.received_unit_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unit_return ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unit_return_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.vacancy ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.vacancy_version ENABLE ROW LEVEL SECURITY;
GRANT USAGE ON SCHEMA own TO bolig_association;
GRANT USAGE ON SCHEMA public TO bolig;
GRANT USAGE ON SCHEMA public TO bolig_association;
REVOKE ALL ON FUNCTION public.forget_reads(most integer, OUT reads integer, OUT first bigint, OUT last bigint, OUT until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_reads(most integer, OUT reads integer, OUT first bigint, OUT last bigint, OUT until timestamp with time zone) TO bolig;
REVOKE ALL ON FUNCTION public.give_numbers_back(since jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.give_numbers_back(since jsonb) TO bolig;
GRANT SELECT,INSERT ON TABLE public.association TO bolig;
GRANT SELECT ON TABLE public.association TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.import_file TO bolig;
GRANT SELECT(id) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(kind) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(name) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(hash) ON TABLE public.import_file TO bolig_association;
GRANT UPDATE(key) ON TABLE public.import_file TO bolig;
GRANT SELECT(key) ON TABLE public.import_file TO bolig_association;
GRANT UPDATE(keep_until) ON TABLE public.import_file TO bolig;
GRANT SELECT(keep_until) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(association_id) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(rows) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(added) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(changed) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(unchanged) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(refused) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(stored) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(sent_at) ON TABLE public.import_file TO bolig_association;
GRANT SELECT(errors) ON TABLE public.import_file TO bolig_association;
GRANT UPDATE(report_sealed) ON TABLE public.import_file TO bolig;
GRANT SELECT(report_sealed) ON TABLE public.import_file TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.import_file_association TO bolig;
GRANT SELECT ON TABLE public.import_file_association TO bolig_association;
REVOKE ALL ON FUNCTION public.move_names(citizens bigint[], names text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.move_names(citizens bigint[], names text[]) TO bolig;
REVOKE ALL ON FUNCTION public.numbers_given() FROM PUBLIC;
GRANT ALL ON FUNCTION public.numbers_given() TO bolig;
GRANT SELECT,INSERT ON TABLE public.parameter TO bolig;
GRANT SELECT,INSERT ON TABLE public.parameter_set_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.parameter_set_version TO bolig;
REVOKE ALL ON FUNCTION public.seal_birthdays(referrals bigint[], since text[], sealed text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.seal_birthdays(referrals bigint[], since text[], sealed text[]) TO bolig;
GRANT SELECT,INSERT ON TABLE public.setting TO bolig;
GRANT SELECT,INSERT ON TABLE public.setting_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.setting_version TO bolig;
GRANT SELECT,INSERT ON TABLE public.allocation_version TO bolig;
GRANT SELECT(received_unit_id) ON TABLE public.allocation_version TO bolig_association;
GRANT SELECT(state) ON TABLE public.allocation_version TO bolig_association;
GRANT SELECT(accepted_on) ON TABLE public.allocation_version TO bolig_association;
GRANT SELECT(moved_in_on) ON TABLE public.allocation_version TO bolig_association;
GRANT SELECT(known_from) ON TABLE public.allocation_version TO bolig_association;
GRANT UPDATE(known_until) ON TABLE public.allocation_version TO bolig;
GRANT SELECT(known_until) ON TABLE public.allocation_version TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.department TO bolig;
GRANT SELECT ON TABLE public.department TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.frame TO bolig;
GRANT SELECT,INSERT ON TABLE public.subsidy_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.subsidy_version TO bolig;
GRANT SELECT ON TABLE public.frame_dwelling TO bolig;
GRANT SELECT,INSERT ON TABLE public.income_check TO bolig;
GRANT SELECT ON TABLE public.frame_payment TO bolig;
GRANT SELECT,INSERT ON TABLE public.frame_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.frame_version TO bolig;
GRANT SELECT ON TABLE public.frame_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.received_unit TO bolig;
GRANT SELECT ON TABLE public.received_unit TO bolig_association;
GRANT UPDATE(id) ON TABLE public.received_unit TO bolig;
GRANT SELECT,INSERT ON TABLE public.referral TO bolig;
GRANT SELECT,INSERT ON TABLE public.referral_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.referral_version TO bolig;
GRANT SELECT,INSERT ON TABLE public.supply_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.supply_version TO bolig;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit_standing TO bolig;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit_standing_saved TO bolig;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.waiting_place TO bolig;
GRANT SELECT,INSERT ON TABLE public.letting_agreement_version TO bolig;
GRANT SELECT ON TABLE public.letting_agreement_version TO bolig_association;
GRANT UPDATE(known_until) ON TABLE public.letting_agreement_version TO bolig;
GRANT SELECT ON TABLE own.agreement_now TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.received_unit_version TO bolig;
GRANT SELECT ON TABLE public.received_unit_version TO bolig_association;
GRANT UPDATE(known_until) ON TABLE public.received_unit_version TO bolig;
GRANT SELECT,INSERT ON TABLE public.unit_return_version TO bolig;
GRANT SELECT(unit_return_id) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT(received_unit_id) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT(returned_on) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT(return_reason) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT(undone) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT(known_from) ON TABLE public.unit_return_version TO bolig_association;
GRANT UPDATE(known_until) ON TABLE public.unit_return_version TO bolig;
GRANT SELECT(known_until) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT(avoidable) ON TABLE public.unit_return_version TO bolig_association;
GRANT SELECT ON TABLE own.received_unit_now TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.association_version TO bolig;
GRANT SELECT ON TABLE public.association_version TO bolig_association;
GRANT UPDATE(known_until) ON TABLE public.association_version TO bolig;
GRANT SELECT ON TABLE own.association_listed TO bolig_association;
GRANT SELECT ON TABLE own.association_now TO bolig_association;
GRANT SELECT ON TABLE own.hidden_unit TO bolig_association;
GRANT SELECT ON TABLE own.import_association_now TO bolig_association;
GRANT SELECT ON TABLE own.import_file_now TO bolig_association;
GRANT SELECT ON TABLE own.unit_listed TO bolig_association;
GRANT SELECT,INSERT ON TABLE public.account TO bolig;
GRANT UPDATE(roles) ON TABLE public.account TO bolig;
GRANT UPDATE(token_hash) ON TABLE public.account TO bolig;
GRANT UPDATE(closed_at) ON TABLE public.account TO bolig;
GRANT UPDATE(expires_at) ON TABLE public.account TO bolig;
GRANT UPDATE(association_id) ON TABLE public.account TO bolig;
GRANT USAGE ON SEQUENCE public.account_id_seq TO bolig;
GRANT SELECT ON TABLE public.agreement_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.allocation TO bolig;
GRANT USAGE ON SEQUENCE public.allocation_id_seq TO bolig;
GRANT SELECT ON TABLE public.answer_reason TO bolig;
GRANT SELECT,INSERT ON TABLE public.step_note TO bolig;
GRANT UPDATE(key) ON TABLE public.step_note TO bolig;
GRANT UPDATE(sealed) ON TABLE public.step_note TO bolig;
GRANT UPDATE(plain) ON TABLE public.step_note TO bolig;
GRANT SELECT ON TABLE public.allocation_now TO bolig;
GRANT SELECT ON TABLE public.protected_citizen TO bolig;
GRANT SELECT ON TABLE public.hidden_citizen TO bolig;
GRANT SELECT ON TABLE public.hidden_unit TO bolig;
GRANT SELECT ON TABLE public.allocation_listed TO bolig;
GRANT SELECT,INSERT,DELETE ON TABLE public.answered_request TO bolig;
GRANT UPDATE(wrapped) ON TABLE public.answered_request TO bolig;
GRANT USAGE ON SEQUENCE public.association_id_seq TO bolig;
GRANT SELECT,INSERT,UPDATE ON TABLE public.association_list TO bolig;
GRANT SELECT ON TABLE public.association_now TO bolig;
GRANT SELECT ON TABLE public.association_listed TO bolig;
GRANT SELECT,INSERT ON TABLE public.break_glass TO bolig;
GRANT SELECT,INSERT ON TABLE public.break_glass_review TO bolig;
GRANT SELECT,INSERT ON TABLE public.case_file TO bolig;
GRANT SELECT,INSERT ON TABLE public.census TO bolig;
GRANT USAGE ON SEQUENCE public.census_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.census_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.census_version TO bolig;
GRANT SELECT ON TABLE public.census_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.citizen TO bolig;
GRANT UPDATE(id) ON TABLE public.citizen TO bolig;
GRANT USAGE ON SEQUENCE public.citizen_id_seq TO bolig;
GRANT USAGE ON SEQUENCE public.department_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.event TO bolig;
GRANT SELECT,INSERT ON TABLE public.event_citizens TO bolig;
GRANT USAGE ON SEQUENCE public.event_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.event_thing TO bolig;
GRANT SELECT,INSERT ON TABLE public.flip TO bolig;
GRANT USAGE ON SEQUENCE public.flip_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.recheck TO bolig;
GRANT UPDATE(checked_on) ON TABLE public.recheck TO bolig;
GRANT UPDATE(started_at) ON TABLE public.recheck TO bolig;
GRANT UPDATE(finished_at) ON TABLE public.recheck TO bolig;
GRANT UPDATE(last_referral) ON TABLE public.recheck TO bolig;
GRANT UPDATE(units) ON TABLE public.recheck TO bolig;
GRANT UPDATE(referrals) ON TABLE public.recheck TO bolig;
GRANT SELECT,INSERT ON TABLE public.standing_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.standing_version TO bolig;
GRANT SELECT ON TABLE public.flip_now TO bolig;
GRANT USAGE ON SEQUENCE public.frame_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.frozen_figure TO bolig;
GRANT SELECT,INSERT ON TABLE public.frozen_file TO bolig;
GRANT SELECT,INSERT ON TABLE public.frozen_package TO bolig;
GRANT USAGE ON SEQUENCE public.frozen_package_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.goal TO bolig;
GRANT USAGE ON SEQUENCE public.goal_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.goal_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.goal_version TO bolig;
GRANT SELECT,INSERT ON TABLE public.subsidy TO bolig;
GRANT SELECT ON TABLE public.hidden_thing TO bolig;
GRANT SELECT ON TABLE public.homeless_category TO bolig;
GRANT SELECT,INSERT ON TABLE public.identity TO bolig;
GRANT UPDATE(cpr_hash) ON TABLE public.identity TO bolig;
GRANT UPDATE(register_hash) ON TABLE public.identity TO bolig;
GRANT UPDATE(key) ON TABLE public.identity TO bolig;
GRANT UPDATE(sealed) ON TABLE public.identity TO bolig;
GRANT UPDATE(forgotten_at) ON TABLE public.identity TO bolig;
GRANT UPDATE(facts_key) ON TABLE public.identity TO bolig;
GRANT UPDATE(holds_name) ON TABLE public.identity TO bolig;
GRANT SELECT ON TABLE public.import_association_now TO bolig;
GRANT USAGE ON SEQUENCE public.import_file_id_seq TO bolig;
GRANT SELECT ON TABLE public.import_file_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.import_file_part TO bolig;
GRANT UPDATE(bytes) ON TABLE public.import_file_part TO bolig;
GRANT SELECT,INSERT,DELETE ON TABLE public.import_report_part TO bolig;
GRANT SELECT ON TABLE public.import_report_part TO bolig_association;
GRANT UPDATE(bytes) ON TABLE public.import_report_part TO bolig;
GRANT SELECT ON TABLE public.inclusion TO bolig;
GRANT USAGE ON SEQUENCE public.income_check_id_seq TO bolig;
GRANT SELECT ON TABLE public.income_check_now TO bolig;
GRANT SELECT ON TABLE public.income_check_listed TO bolig;
GRANT SELECT,INSERT ON TABLE public.income_refusal TO bolig;
GRANT USAGE ON SEQUENCE public.income_refusal_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.income_refusal_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.income_refusal_version TO bolig;
GRANT SELECT ON TABLE public.income_refusal_now TO bolig;
GRANT SELECT ON TABLE public.income_refusal_listed TO bolig;
GRANT SELECT ON TABLE public.job TO bolig;
GRANT UPDATE(ran_at) ON TABLE public.job TO bolig;
GRANT UPDATE(done) ON TABLE public.job TO bolig;
GRANT SELECT ON TABLE public.job_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.letting_agreement TO bolig;
GRANT SELECT ON TABLE public.letting_agreement TO bolig_association;
GRANT USAGE ON SEQUENCE public.letting_agreement_id_seq TO bolig;
GRANT SELECT ON TABLE public.maintenance TO bolig;
GRANT SELECT,INSERT,UPDATE ON TABLE public.master_key TO bolig;
GRANT SELECT ON TABLE public.migration TO PUBLIC;
GRANT SELECT ON TABLE public.parameter_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.parameter_set TO bolig;
GRANT USAGE ON SEQUENCE public.parameter_set_id_seq TO bolig;
GRANT SELECT ON TABLE public.parameter_set_now TO bolig;
GRANT USAGE ON SEQUENCE public.received_unit_id_seq TO bolig;
GRANT SELECT ON TABLE public.received_unit_now TO bolig;
GRANT USAGE ON SEQUENCE public.recheck_id_seq TO bolig;
GRANT SELECT ON TABLE public.recheck_now TO bolig;
GRANT USAGE ON SEQUENCE public.referral_id_seq TO bolig;
GRANT SELECT ON TABLE public.referral_now TO bolig;
GRANT SELECT ON TABLE public.referral_listed TO bolig;
GRANT SELECT,INSERT ON TABLE public.referral_note TO bolig;
GRANT UPDATE(key) ON TABLE public.referral_note TO bolig;
GRANT UPDATE(sealed) ON TABLE public.referral_note TO bolig;
GRANT USAGE ON SEQUENCE public.referral_note_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.referral_value_repeated TO bolig;
GRANT SELECT,INSERT ON TABLE public.rent_band TO bolig;
GRANT USAGE ON SEQUENCE public.rent_band_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.rent_band_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.rent_band_version TO bolig;
GRANT SELECT ON TABLE public.return_reason TO bolig;
GRANT SELECT ON TABLE public."right" TO bolig;
GRANT SELECT ON TABLE public.role TO bolig;
GRANT SELECT ON TABLE public.role_right TO bolig;
GRANT SELECT ON TABLE public.scheme TO bolig;
GRANT SELECT,INSERT ON TABLE public.seal TO bolig;
GRANT SELECT,INSERT ON TABLE public.series_break TO bolig;
GRANT USAGE ON SEQUENCE public.series_break_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.series_break_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.series_break_version TO bolig;
GRANT SELECT,INSERT,UPDATE ON TABLE public.service_key TO bolig;
GRANT USAGE ON SEQUENCE public.setting_id_seq TO bolig;
GRANT SELECT ON TABLE public.setting_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.step TO bolig;
GRANT UPDATE(undone_by) ON TABLE public.step TO bolig;
GRANT USAGE ON SEQUENCE public.step_note_id_seq TO bolig;
GRANT USAGE ON SEQUENCE public.subsidy_id_seq TO bolig;
GRANT SELECT ON TABLE public.subsidy_listed TO bolig;
GRANT SELECT ON TABLE public.subsidy_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.subsidy_terms TO bolig;
GRANT USAGE ON SEQUENCE public.subsidy_terms_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.subsidy_terms_version TO bolig;
GRANT UPDATE(known_until) ON TABLE public.subsidy_terms_version TO bolig;
GRANT SELECT ON TABLE public.subsidy_terms_now TO bolig;
GRANT SELECT,INSERT ON TABLE public.supply TO bolig;
GRANT UPDATE(id) ON TABLE public.supply TO bolig;
GRANT USAGE ON SEQUENCE public.supply_id_seq TO bolig;
GRANT SELECT ON TABLE public.supply_kind TO bolig;
GRANT SELECT ON TABLE public.supply_now TO bolig;
GRANT SELECT ON TABLE public.target_group TO bolig;
GRANT SELECT ON TABLE public.unit_listed TO bolig;
GRANT SELECT,INSERT ON TABLE public.unit_return TO bolig;
GRANT SELECT ON TABLE public.unit_return TO bolig_association;
GRANT USAGE ON SEQUENCE public.unit_return_id_seq TO bolig;
GRANT SELECT,INSERT,DELETE ON TABLE public.unit_taken TO bolig;
GRANT UPDATE(taken_as) ON TABLE public.unit_taken TO bolig;
GRANT SELECT ON TABLE public.unit_type TO bolig;
GRANT SELECT,INSERT ON TABLE public.unit_value_repeated TO bolig;
GRANT SELECT,INSERT ON TABLE public.vacancy TO bolig;
GRANT SELECT ON TABLE public.vacancy TO bolig_association;
GRANT USAGE ON SEQUENCE public.vacancy_id_seq TO bolig;
GRANT SELECT,INSERT ON TABLE public.vacancy_version TO bolig;
GRANT SELECT ON TABLE public.vacancy_version TO bolig_association;
GRANT UPDATE(known_until) ON TABLE public.vacancy_version TO bolig;
GRANT SELECT ON TABLE public.vacancy_now TO bolig;
