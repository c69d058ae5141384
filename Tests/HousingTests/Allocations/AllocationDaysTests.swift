import Housing
import Testing

@Suite struct AllocationDaysTests {
    private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
    private let today = Day("2025-11-30") ?? Day(number: 0)

    /// Received on the 1st, offered on the 3rd until the 10th.
    private func offered() -> AllocationDays {
        AllocationDays(receivedOn: day("2025-11-01"), offeredOn: day("2025-11-03"), answerBy: day("2025-11-10"))
    }

    private func code(_ days: AllocationDays) -> String? {
        do {
            try days.check(today: today)
            return nil
        } catch { return error.code }
    }

    @Test("days stand in order, none before the unit was received, none but plans and deadlines ahead")
    func order() {
        func changed(_ change: (inout AllocationDays) -> Void) -> String? {
            var days = offered()
            change(&days)
            return code(days)
        }
        #expect(code(offered()) == nil)
        #expect(changed { $0.offeredOn = day("2025-10-31") } == "days_out_of_order")
        #expect(changed { $0.answerBy = day("2025-11-02") } == "days_out_of_order")
        #expect(changed { $0.acceptedOn = day("2025-11-02") } == "days_out_of_order")
        #expect(changed { $0.acceptedOn = day("2025-11-10") } == nil)
        #expect(changed { $0.acceptedOn = day("2025-11-11") } == "offer_expired")
        #expect(changed { $0.declinedOn = day("2025-11-11") } == "offer_expired")
        // The municipality may end an offer that has run out.
        #expect(changed { $0.cancelledOn = day("2025-11-11") } == nil)
        #expect(changed { $0.cancelledOn = day("2025-12-01") } == "day_in_future")
        #expect(
            changed { ($0.acceptedOn, $0.movedInOn) = (day("2025-11-05"), day("2025-11-04")) } == "days_out_of_order")
        #expect(changed { ($0.acceptedOn, $0.movedInOn) = (day("2025-11-05"), day("2025-12-01")) } == "day_in_future")
        #expect(changed { ($0.acceptedOn, $0.plannedOn) = (day("2025-11-05"), day("2026-02-01")) } == nil)
        #expect(
            changed { ($0.acceptedOn, $0.plannedOn) = (day("2025-11-05"), day("2025-11-04")) } == "days_out_of_order")
        #expect(
            changed { ($0.acceptedOn, $0.cancelledOn) = (day("2025-11-05"), day("2025-11-04")) } == "days_out_of_order")
    }

    @Test("what a register brought has no offer, and is in order all the same")
    func register() {
        var days = AllocationDays(receivedOn: day("2025-11-01"), offeredOn: nil, acceptedOn: day("2025-11-20"))
        #expect(code(days) == nil)
        days.movedInOn = day("2025-11-19")
        #expect(code(days) == "days_out_of_order")
    }

    @Test("an offer is due from the day after its last")
    func due() {
        #expect(!offered().isDue(on: day("2025-11-10")))
        #expect(offered().isDue(on: day("2025-11-11")))
    }
}
