import Housing

/// A row of `vacancies`.
struct VacancyShape: RowShape {
    private let association: AssociationColumn
    private let department, month, vacant: Int

    init(_ profile: Profile) throws(Problem) {
        association = AssociationColumn(index: try profile.column("boligorganisation"))
        department = try profile.column("afdeling")
        month = try profile.column("periode")
        vacant = try profile.column("ledige")
    }

    var namedColumn: Int? { month }
    static let comparison = RowComparison.keys

    func value(_ row: inout ReadRow) -> VacancyRow? {
        association.resolve(&row, addsUnknown: false)
        if let day = row.day(month), day > row.context.on { row.add(.receivedInFuture, at: month) }
        guard !row.hasError, let association = row.text(association.index), let department = row.text(department),
            let month = row.day(month), let vacant = row.whole(vacant)
        else { return nil }
        return VacancyRow(association: association, department: department, month: month, vacant: vacant)
    }

    func fact(_ row: ReadRow, _ value: VacancyRow?) -> RowFact? {
        guard let association = row.text(association.index), let department = row.text(department),
            let month = row.day(month)
        else { return nil }
        return RowFact(
            row: row.number, subject: Fingerprint(key: [association, department]), day: month, isUsable: value != nil)
    }
}
