/// Twenty years of a municipality in SQL, known day by day as they went: units received, allocated, returned and taken
/// back, some corrected later; referrals, subsidies, refusals. No row is a real person.
enum PracticeHistory {
    /// - Parameter units: received in all the years; referrals are 6 for every 10 of them.
    static func sql(units: Int) -> String {
        """
        begin;
        set local work_mem = '256MB';
        select date_trunc('day', now())::date as today, (date_trunc('day', now()) - interval '20 years')::date as first \\gset
        update event set at = :'first'::date - 400;
        insert into event (actor, request, action) values ('benchmark', 'benchmark', 'benchmark') returning id as event \\gset
        insert into association (number, key) select n, n from generate_series(1, 40) n;
        insert into department (association_id, number, key)
          select a.id, n, n from association a, generate_series(1, 10) n;
        -- A unit's fate by its number: of 100, 55 allocated, 38 returned, 4 taken back, 3 open.
        create temp table fate on commit drop as
        select i as unit, :'first'::date + (i * 7304 / \(units))::int as day, (i % 100)::int as lot, (i / 100) * 55 + i % 100 + 1 as allocation
        from generate_series(0, \(units)::bigint - 1) i;
        analyze fate;
        insert into received_unit (id, department_id, tenancy, tenancy_key, received_on) overriding system value
        select unit, (select min(id) from department) + unit % 400, unit, unit, day from fate;
        with facts as (
          select unit, day, lot, case when unit % 10 < 6 then 'family' when unit % 10 < 8 then 'youth' when unit % 10 = 8 then 'elderly'
            when unit % 20 = 9 then 'special' else 'private' end as unit_type, (2500 + unit * 7919 % 5000) * 100 as rent,
            case when lot between 93 and 96 then day + 20 end as withdrawn_on, day + interval '9 hours' as known
          from fate
        )
        insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address, postcode, town,
          available_from, withdrawn_on, known_from, known_until, event_id)
        select unit, unit_type, case when v.last then rent else rent + 10000 end, 20, 600, 'Prøvevej ' || unit % 200, '2400', 'København NV',
          day + (unit % 30)::int, withdrawn_on, v.known_from, v.known_until, :event
        from facts, lateral (
          select known as known_from, case when corrected then known + interval '90 days' else 'infinity' end as known_until, not corrected as last
          from (select unit % 10 = 3 and known + interval '90 days' < now()) c(corrected)
          union all
          select known + interval '90 days', 'infinity', true where unit % 10 = 3 and known + interval '90 days' < now()
        ) v;
        insert into unit_return (id, received_unit_id) overriding system value select unit, unit from fate where lot between 55 and 92 and day + 10 + lot % 20 < :'today';
        insert into unit_return_version (unit_return_id, received_unit_id, returned_on, return_reason, known_from, event_id)
        select unit, unit, day + 10 + lot::int % 20, (array['rent_too_high', 'rent_too_high', 'no_suitable_citizen', 'condition', 'access'])[1 + unit % 5],
          day + 10 + lot::int % 20 + interval '10 hours', :event
        from fate where lot between 55 and 92 and day + 10 + lot % 20 < :'today';
        -- Referrals: one for each allocation, and those that wait or are refused.
        create temp table person on commit drop as
        select r as referral, f.unit, coalesce(f.day - 60, :'first'::date + (r % 7304)::int) as referred_on, f.day + 3 as offered_on,
          f.day + 7 + (r % 20)::int as accepted_on, f.day + 40 + (r % 20)::int as moved_in_on,
          case when f.unit is null and r % 3 > 0 then :'first'::date + (r % 7304)::int + 100 end as refused_on
        from generate_series(1, \(units)::bigint * 6 / 10) r left join (select * from fate where lot < 55) f on f.allocation = r;
        analyze person;
        insert into citizen (id) overriding system value select referral from person;
        insert into referral (id, citizen_id, source_number, key) overriding system value select referral, referral, 'B-' || referral, 'b' || referral from person;
        insert into referral_version (referral_id, referred_on, target_group, homeless, homeless_category, closed_on, closed_as, known_from, known_until, event_id)
        select referral, referred_on, (array['homeless', 'young', 'violence', 'prison_release', 'refugee', 'other'])[1 + referral % 6],
          referral % 6 = 0, case when referral % 6 = 0 then (array['street', 'shelter', 'friends', 'hotel'])[1 + referral % 4] end,
          case when v.closed then closed_on end, case when v.closed then closed_as end, v.known_from, v.known_until, :event
        from (select *, case when unit is not null then accepted_on else refused_on end as closed_on, case when unit is not null then 'allocated' else 'refused' end as closed_as from person) p,
        lateral (
          select referred_on + interval '9 hours' as known_from, case when closed_on < :'today' then closed_on + interval '12 hours' else 'infinity' end as known_until, false as closed
          union all
          select closed_on + interval '12 hours', 'infinity', true where closed_on < :'today'
        ) v;
        insert into allocation (id, received_unit_id, referral_id, citizen_id) overriding system value
        select referral, unit, referral, referral from person where unit is not null and offered_on < :'today';
        insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, offered_on, accepted_on, moved_in_on, known_from, known_until, event_id)
        select referral, unit, referral, v.state, v.state = 'offered', offered_on, case when v.state <> 'offered' then accepted_on end,
          case when v.state = 'moved_in' then moved_in_on end, v.known_from, v.known_until, :event
        from person, lateral (
          select state, day + interval '12 hours' as known_from, coalesce(lead(day) over (order by day) + interval '12 hours', 'infinity') as known_until
          from (values ('offered', offered_on), ('accepted', accepted_on), ('moved_in', moved_in_on)) s(state, day) where day < :'today'
        ) v where unit is not null;
        insert into unit_taken (received_unit_id, taken_as)
        select received_unit_id, taken_as from allocation_version where taken_as is not null
        union all select received_unit_id, taken_as from unit_return_version where taken_as is not null;
        insert into subsidy (id, allocation_id) overriding system value select referral, referral from person where unit is not null and referral % 4 = 0 and accepted_on < :'today';
        insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, known_from, event_id)
        select referral, referral, case when referral % 8 = 0 then 'state' else 'transitional' end, 141400, accepted_on, accepted_on + 730, accepted_on + interval '13 hours', :event
        from person where unit is not null and referral % 4 = 0 and accepted_on < :'today';
        insert into income_check (id, referral_id, rent, checked_on, outcome, facts, result, event_id) overriding system value
        select referral, referral, 250000, refused_on, 'fail', '{}', '{}', :event from person where refused_on < :'today';
        insert into income_refusal (id, referral_id, income_check_id, decided_on, reason, heard_on, guidance, units, parameters_from, event_id) overriding system value
        select referral, referral, referral, refused_on, 'benchmark', refused_on, 'benchmark', 1, '2025-01-01', :event from person where refused_on < :'today';
        insert into income_refusal_version (income_refusal_id, passed_before_reform, assumed, known_from, event_id)
        select referral, referral % 2 = 0, '{}', refused_on + interval '12 hours', :event from person where refused_on < :'today';
        insert into census (year) select y from generate_series(2007, 2025, 2) y;
        insert into census_version (census_id, homeless, source, known_from, event_id) select id, 1400 - year % 100, 'benchmark', make_date(year + 1, 1, 1), :event from census;
        -- The service goes on after the last number.
        select format('select setval(pg_get_serial_sequence(%L, %L), (select max(id) + 1 from %I))', t, 'id', t)
        from unnest(array['received_unit', 'unit_return', 'citizen', 'referral', 'allocation', 'subsidy', 'income_check',
          'income_refusal']) t \\gexec
        commit;
        vacuum analyze received_unit, received_unit_version, unit_return, unit_return_version, referral, referral_version, allocation, allocation_version, subsidy, subsidy_version, income_refusal, income_refusal_version;

        """
    }
}
