package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Receives one unit by hand, as a file with one row would.
    package func receiveUnit(_ act: Act, _ unit: Unit, today: Day) async throws -> Record {
        try await write(act) { tx in
            try tx.check(unit.receivedOn, notBefore: unit.receivedOn, notAfter: today)
            let association = try tx.id(of: unit.association, .associations)
            try tx.execute(
                """
                insert into department (association_id, number, key)
                values (\(association), \(unit.department), \(foldedKey(unit.department))) on conflict do nothing
                """)
            let id: Int = try tx.row(
                """
                insert into received_unit (department_id, tenancy, tenancy_key, received_on)
                select id, \(unit.tenancy), \(foldedKey(unit.tenancy)), \(unit.receivedOn)::date from department
                where association_id = \(association) and key = \(foldedKey(unit.department)) returning id
                """)["id"]
            let event = try tx.event(act, subject: "\(UnitNumber(id))")
            try tx.execute(
                """
                insert into received_unit_version (received_unit_id, \(fragment: unitFacts), event_id)
                values (\(id), \(unit.type), \(unit.rent), \(unit.roomTenths), \(unit.areaTenths), \(unit.address),
                  \(unit.postcode), \(unit.town), \(unit.addressID), \(unit.heatOnAccount), \(unit.waterOnAccount),
                  \(unit.electricityOnAccount), \(unit.heating), \(unit.hotWater), \(unit.electricity), \(unit.water),
                  \(unit.maintenance), \(unit.deposit), \(unit.availableFrom), \(unit.answerBy), \(event))
                """)
            try tx.requestRecheck(.units, event: event)
            return try tx.record(.units, id: id)
        }
    }

    /// Gives a unit back to its association.
    package func returnUnit(_ act: Act, _ name: String, _ request: UnitReturn, today: Day) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.openUnit(name)
            let on = request.on ?? today
            try tx.check(on, notBefore: try tx.unit(id).receivedOn, notAfter: today)
            let event = try tx.event(
                act, subject: "\(UnitNumber(id))", details: ["return_reason": request.reason.rawValue])
            try tx.execute(
                """
                with given_back as (insert into unit_return (received_unit_id) values (\(id)) returning id)
                insert into unit_return_version (unit_return_id, received_unit_id, returned_on, return_reason, note, event_id)
                select id, \(id), \(on), \(request.reason), \(request.note), \(event) from given_back
                """)
            return try tx.record(.units, id: id)
        }
    }

    /// The association takes a unit back.
    package func withdrawUnit(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.openUnit(name)
            let on = step.on ?? today
            try tx.check(on, notBefore: try tx.unit(id).receivedOn, notAfter: today)
            let event = try tx.event(act, subject: "\(UnitNumber(id))")
            try tx.execute(
                """
                with old as (
                  update received_unit_version set known_until = greatest(now(), known_from + interval '1 microsecond')
                  where received_unit_id = \(id) and known_until = 'infinity' returning *
                )
                insert into received_unit_version (received_unit_id, \(fragment: unitFacts), withdrawn_on, known_from, event_id)
                select received_unit_id, \(fragment: unitFacts), \(on), known_until, \(event) from old
                """)
            return try tx.record(.units, id: id)
        }
    }

    /// A unit's facts by number or file key.
    package func unit(_ name: String) async throws -> (number: UnitNumber, unit: Unit) {
        try await read { tx in
            let id = try tx.id(of: name, .units)
            return (UnitNumber(id), try tx.unit(id))
        }
    }
}

/// The columns of a unit's version that state its facts, in the order imports write them.
let unitFacts: Statement = """
    unit_type, rent, room_tenths, area_tenths, address, postcode, town, address_id, heat_on_account, water_on_account,
    electricity_on_account, heating, hot_water, electricity, water, maintenance, deposit, available_from, answer_by
    """

extension Transaction {
    /// The current facts of a unit.
    func unit(_ id: Int) throws -> Unit {
        let row = try optionalRow("select * from received_unit_now where id = \(id)")
        guard let row else { throw Refusal.unknown(.units, "\(UnitNumber(id))") }
        return Unit(
            association: try row["association"], department: try row["department"], tenancy: try row["tenancy"],
            address: try row["address"], postcode: try row["postcode"], town: try row["town"],
            addressID: try row["address_id"], type: try row["unit_type"], roomTenths: try row["rooms"],
            areaTenths: try row["area"], rent: try row["rent"], heatOnAccount: try row["heat_on_account"],
            waterOnAccount: try row["water_on_account"], electricityOnAccount: try row["electricity_on_account"],
            heating: try row["heating"], hotWater: try row["hot_water"], electricity: try row["electricity"],
            water: try row["water"], maintenance: try row["maintenance"], deposit: try row["deposit"],
            receivedOn: try row["received_on"], availableFrom: try row["available_from"], answerBy: try row["answer_by"]
        )
    }

    /// The id of a unit that is open and that nobody else is deciding on until this transaction ends.
    func openUnit(_ name: String) throws -> Int {
        let id = try id(of: name, .units)
        try lock(.unit, id)
        let row = try optionalRow("select state, allocation from received_unit_now where id = \(id)")
        guard let row else { throw Refusal.unknown(.units, name) }
        let allocation: AllocationNumber? = try row["allocation"]
        let state: String = try row["state"]
        guard state == UnitState.open.rawValue else {
            throw Refusal.notOpen(UnitNumber(id), UnitState(rawValue: state) ?? .open, allocation)
        }
        return id
    }

    /// Refuses a day before what it follows, or in the future.
    func check(_ day: Day, notBefore first: Day, notAfter last: Day?) throws {
        if day < first {
            throw Refusal(
                .refused, "day_too_early",
                Words(
                    da: "Dagen \(day.danish) ligger før \(first.danish), som den skal følge efter.",
                    en: "The day \(day) is before \(first), which it must follow."),
                details: ["on": day.description, "not_before": first.description],
                hint: Words(da: "Ret dagen: --on DAG.", en: "Correct the day: --on DAY."))
        }
        if let last, day > last {
            throw Refusal(
                .refused, "day_in_future",
                Words(da: "Dagen \(day.danish) ligger i fremtiden.", en: "The day \(day) is in the future."),
                details: ["on": day.description],
                hint: Words(da: "Registrér det, når det er sket.", en: "Record it when it has happened."))
        }
    }
}

extension Refusal {
    /// A unit that is no longer open: what became of it.
    static func notOpen(_ unit: UnitNumber, _ state: UnitState, _ allocation: AllocationNumber?) -> Refusal {
        switch (state, allocation) {
        case (.returned, _):
            Refusal(
                .refused, "unit_already_returned",
                Words(da: "\(unit) er allerede returneret.", en: "\(unit) is already returned."),
                details: ["unit": unit.description])
        case (.withdrawn, _):
            Refusal(
                .refused, "unit_withdrawn",
                Words(
                    da: "\(unit) er trukket tilbage af boligorganisationen.",
                    en: "\(unit) has been withdrawn by its association."), details: ["unit": unit.description])
        case (_, let allocation):
            Refusal(
                .refused, "unit_already_allocated",
                Words(
                    da: "\(unit) er allerede tilbudt eller anvist.", en: "\(unit) is already offered or allocated."),
                details: ["unit": unit.description, "allocation": allocation?.description ?? ""],
                hint: allocation.map {
                    Words(
                        da: "Se anvisningen: bolig allocations show \($0)", en: "See it: bolig allocations show \($0)")
                })
        }
    }
}
