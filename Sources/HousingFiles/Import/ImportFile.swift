package import Housing

package import struct Foundation.Data

/// A batch file as it was sent: its bytes (perhaps mapped from disk) and its name.
package struct ImportFile: Sendable {
    /// 50 MB as sent.
    package static let largest = 50 * 1024 * 1024

    /// Without its folder.
    package let name: String
    package let bytes: Data
    private let profiles: Profiles

    package init(name: String, bytes: Data, profiles: Profiles) {
        self.name = String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
        self.bytes = bytes
        self.profiles = profiles
    }

    /// Dwellings an association puts at the municipality's disposal.
    package func units(_ context: ImportContext) throws -> Reading<Unit> {
        try read(UnitShape.self, .units, context)
    }

    /// Indstillinger from the case systems.
    package func referrals(_ context: ImportContext) throws -> Reading<ReferralRow> {
        try read(ReferralShape.self, .referrals, context)
    }

    /// The spreadsheet the municipality kept before.
    package func register(_ context: ImportContext) throws -> Reading<RegisterRow> {
        try read(RegisterShape.self, .register, context)
    }

    /// VIVE's homelessness count.
    package func census(_ context: ImportContext) throws -> Reading<CensusRow> {
        try read(CensusShape.self, .census, context)
    }

    /// Dwellings that became vacant, month by month.
    package func vacancies(_ context: ImportContext) throws -> Reading<VacancyRow> {
        try read(VacancyShape.self, .vacancies, context)
    }

    /// The rows of a file of a kind, read once for their problems. A file that cannot be read is a reading without rows,
    /// whose problems say why.
    ///
    /// - Throws: `Problem` for a profile that lacks a column.
    func read<Shape: RowShape>(
        _ shape: Shape.Type, _ kind: ImportKind, _ context: ImportContext
    ) throws -> Reading<Shape.Value> {
        let profile = profiles.profile(
            kind, on: context.on, association: context.association,
            registered: context.association.flatMap { context.directory?.profile(of: $0) })
        guard let profile else {
            throw Problem(.fault, "profile_missing", Words(da: "Profilen mangler.", en: "The profile is missing."))
        }
        let shape = try Shape(profile)
        let others = ImportKind.allCases.filter { $0 != kind }.compactMap { profiles.profile($0, on: context.on) }
        var readAs = ImportReadAs()
        var elsewhere: String?
        do {
            let source = try ImportFile.source(bytes, Headings([profile] + others))
            readAs = source.readAs
            var pass = FirstPass(
                shape: shape, profile: profile, others: others, context: context, likelyRows: source.likelyRows)
            do {
                try source.rows { try pass.take($0, $1) }
                return try pass.reading(name: name, kind: kind, source: source)
            } catch let fault as HeaderFault {
                elsewhere = source.elsewhere(Headings([profile]))
                throw fault
            }
        } catch let fault as FileFault {
            return stopped(kind, readAs, context.association, [ImportProblem(fault.code, detail: fault.detail)])
        } catch let fault as HeaderFault {
            readAs.headerRow = fault.row
            return stopped(kind, readAs, context.association, fault.problems(elsewhere: elsewhere))
        }
    }

    /// The rows the file is cut into, empty ones and the header too: what the reader alone does, without judging.
    ///
    /// - Throws: `FileFault` for a file that cannot be read.
    package func countRows() throws -> Int {
        var rows = 0
        try ImportFile.source(bytes).rows { _, _ in rows += 1 }
        return rows
    }

    /// Bytes of the sheet of a workbook when it is unpacked; of a text its own.
    package func unpackedSheet() throws -> Int {
        guard let workbook = try ImportFile.source(bytes) as? WorkbookFile else { return bytes.count }
        return try workbook.unpackedSheet()
    }

    /// The rows of a file, whatever its format: its content decides, never its name.
    static func source(_ bytes: Data, _ headings: Headings = Headings()) throws -> any RowSource {
        guard bytes.count <= largest else { throw FileFault(.tooLarge, .count(50)) }
        guard !bytes.isEmpty else { throw FileFault(.emptyFile) }
        return try bytes.starts(with: Array("PK".utf8)) ? WorkbookFile(bytes) : DelimitedFile(bytes, headings)
    }

    private func stopped<Value>(
        _ kind: ImportKind, _ readAs: ImportReadAs, _ association: String?, _ problems: [ImportProblem]
    ) -> Reading<Value> {
        Reading(
            name: name, kind: kind, readAs: readAs, rowCount: 0, columns: [], senders: ImportSenders(),
            association: association, own: problems, troubled: [], unreadable: [],
            facts: RowFacts([], .keys), layout: nil, named: nil,
            read: { _, _ in })
    }
}
