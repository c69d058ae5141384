import Housing

/// A row of `census`.
struct CensusShape: RowShape {
    private let year, count, source: Int

    init(_ profile: Profile) throws(Problem) {
        year = try profile.column("aar")
        count = try profile.column("antal")
        source = try profile.column("kilde")
    }

    var namedColumn: Int? { year }
    static let comparison = RowComparison.keys

    func value(_ row: inout ReadRow) -> CensusRow? {
        guard !row.hasError, let year = row.whole(year), let count = row.whole(count), let source = row.text(source)
        else { return nil }
        return CensusRow(year: year, count: count, source: source)
    }

    func fact(_ row: ReadRow, _ value: CensusRow?) -> RowFact? {
        row.whole(year).map {
            RowFact(row: row.number, subject: Fingerprint(key: [String($0)]), isUsable: value != nil)
        }
    }
}
