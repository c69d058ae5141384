import Housing
import Testing

@Suite struct InstantTests {
    /// The day of a change belongs to the new offset only from 01:00 UTC on.
    @Test(arguments: [
        ("2026-01-15T12:00:00Z", 1), ("2026-07-15T12:00:00Z", 2), ("2026-03-29T00:59:59.999999Z", 1),
        ("2026-03-29T01:00:00Z", 2), ("2026-10-25T00:59:59Z", 2), ("2026-10-25T01:00:00Z", 1),
        ("2024-03-31T01:00:00Z", 2), ("2024-03-30T23:00:00Z", 1),
    ])
    func copenhagenIsAheadByOneHourOrTwo(_ text: String, _ hours: Int) throws {
        #expect(try #require(Instant(text)).offset == hours * 3_600_000_000)
    }

    @Test(arguments: [
        ("2025-12-31", "2025-12-30T23:00:00.000000Z", "2025-12-31T22:59:59.999999Z"),
        ("2026-07-01", "2026-06-30T22:00:00.000000Z", "2026-07-01T21:59:59.999999Z"),
        ("2026-03-29", "2026-03-28T23:00:00.000000Z", "2026-03-29T21:59:59.999999Z"),
        ("2026-10-25", "2026-10-24T22:00:00.000000Z", "2026-10-25T22:59:59.999999Z"),
    ])
    func aDayBeginsAndEndsInCopenhagen(_ text: String, _ start: String, _ end: String) throws {
        let day = try #require(Day(text))
        #expect(Instant(startOf: day).description == start)
        #expect(Instant(endOf: day).description == end)
        #expect(Instant(startOf: day).copenhagenDay == day)
        #expect(Instant(endOf: day).copenhagenDay == day)
    }

    @Test(arguments: [
        ("2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000000Z"),
        ("2026-11-22T08:00:00.5Z", "2026-11-22T08:00:00.500000Z"),
        ("2026-11-22T00:30:00+01:00", "2026-11-21T23:30:00.000000Z"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
    ])
    func anInstantIsReadAndWrittenInUTC(_ text: String, _ written: String) {
        #expect(Instant(text)?.description == written)
    }

    @Test(arguments: [
        "2026-11-22", "2026-11-22T08:00Z", "2026-11-22T24:00:00Z", "2026-02-30T08:00:00Z", "2026-11-22T08:00:00",
        "2026-11-22T08:00:00.1234567Z", "2026-11-22T08:00:00.Z", "2026-11-22T08:00:00Zz",
    ])
    func otherTextIsNoInstant(_ text: String) { #expect(Instant(text) == nil) }

    @Test func whatIsAskedIsNeverLaterThanTheLatest() throws {
        let latest = try #require(Instant("2026-11-22T08:00:00Z"))
        #expect(KnownAt("2026-11-21")?.instant(latest: latest).description == "2026-11-21T22:59:59.999999Z")
        #expect(KnownAt("2026-11-22")?.instant(latest: latest) == latest)
        #expect(KnownAt.latest.instant(latest: latest) == latest)
        #expect(KnownAt("yesterday") == nil)
    }
}
