import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// The current facts of a unit.
    func unit(_ id: Int) throws -> Unit {
        let row = try optionalRow("select * from received_unit_now where id = \(id)")
        guard let row else { throw Problem.unknown(.units, "\(UnitNumber(id))") }
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

    /// A unit that is locked, refused where it is not open.
    func openUnit(_ number: UnitNumber) throws -> Unit {
        let row = try optionalRow("select state, allocation from received_unit_now where id = \(number)")
        guard let row, try !isHidden(number) else { throw Problem.unknown(.units, "\(number)") }
        let allocation: AllocationNumber? = try row["allocation"]
        let state = UnitState(rawValue: try row["state"]) ?? .open
        guard allocation == nil, state == .open else {
            throw Problem.notOpen(number, state, allocation)
        }
        return try unit(number.value)
    }

    /// Refuses a day before what it follows, or after the last it can be, which is mostly today.
    ///
    /// - Parameter step: the thing whose last step was on the first day there can be, and may have been the mistake.
    func check(_ day: Day, notBefore first: Day, notAfter last: Day?, after step: Thing? = nil) throws {
        if day < first {
            throw Problem(
                .refused, "day_too_early",
                Words(
                    da: "Dagen \(day.danish) ligger før \(first.danish), som er den første, det kan være.",
                    en: "The day \(day) is before \(first), the first it can be."),
                details: ["on": day.description, "not_before": first.description],
                hint: step.map { thing in
                    Words(
                        da: "Ret dagen, eller fortryd det skridt, den ligger før: bolig undo \(thing) --reason \"…\".",
                        en: "Correct the day, or undo the step it is before: bolig undo \(thing) --reason \"…\".")
                } ?? Words(da: "Ret dagen.", en: "Correct the day."))
        }
        if let last, day > last {
            throw Problem(
                .refused, "day_in_future",
                Words(
                    da: "Dagen \(day.danish) ligger efter \(last.danish), som er den sidste, det kan være.",
                    en: "The day \(day) is after \(last), the last it can be."),
                details: ["on": day.description, "not_after": last.description],
                hint: Words(
                    da: "Ret dagen, eller registrér det, når det er sket.",
                    en: "Correct the day, or record it when it has happened."))
        }
    }
}

extension Problem {
    /// A unit that is no longer open: what became of it.
    static func notOpen(_ unit: UnitNumber, _ state: UnitState, _ allocation: AllocationNumber?) -> Problem {
        switch (state, allocation) {
        case (.returned, _):
            Problem(
                .refused, "unit_already_returned",
                Words(da: "\(unit) er allerede returneret.", en: "\(unit) is already returned."),
                details: ["unit": unit.description])
        case (.withdrawn, _):
            Problem(
                .refused, "unit_withdrawn",
                Words(
                    da: "\(unit) er trukket tilbage af boligorganisationen.",
                    en: "\(unit) has been withdrawn by its association."), details: ["unit": unit.description])
        case (_, let allocation):
            Problem(
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
