import Housing

/// Which column of a file is which of its profile's, from its header row.
///
/// A class, for every row has it, and a profile is dear to copy.
final class Layout: Sendable {
    /// What stands under a header.
    enum Target: Sendable, Equatable {
        /// The column of the profile with that place.
        case column(Int)
        /// Known to nobody, or the `fejl` of a file we sent back.
        case ignored
        /// No header: anything in it is an error.
        case blank
    }

    let profile: Profile
    /// The profile's, which every cell asks.
    let columns: [ProfileColumn]
    let headerRow: Int
    /// By the file's own columns; the last has a header.
    let targets: [Target]
    /// By the profile's columns: where they stand in the file.
    let positions: [Int?]
    /// How a spreadsheet names the file's columns.
    private let letters: [String]

    /// The column that we add to a file we send back.
    static let problemColumn = "fejl"

    /// - Parameter others: the profiles of the other kinds, to say so when the file is one of those.
    /// - Throws: `HeaderFault` with every missing or doubled column.
    init(header: [Cell], row: Int, profile: Profile, others: [Profile]) throws(HeaderFault) {
        var targets: [Target] = []
        var positions = [Int?](repeating: nil, count: profile.columns.count)
        var doubled: [Int] = []
        for (position, cell) in header.enumerated() {
            if cell.isEmpty {
                targets.append(.blank)
            } else if let index = profile.index(header: cell.text) {
                if positions[index] != nil { doubled.append(index) }
                positions[index] = positions[index] ?? position
                targets.append(.column(index))
            } else {
                targets.append(.ignored)
            }
        }
        while targets.last == .blank { targets.removeLast() }
        let missing = profile.columns.indices.filter { profile.columns[$0].required && positions[$0] == nil }
        if !missing.isEmpty, let other = others.first(where: { Layout.isComplete(header, $0) }) {
            throw HeaderFault(row: row, problems: [ImportProblem(.wrongKind, detail: .text(other.kind.rawValue))])
        }
        let unknown = zip(header, targets).filter { $0.1 == .ignored }.map(\.0.text)
        let faults =
            missing.map { Layout.missing($0, unknown, profile) }
            + Set(doubled).sorted().map {
                ImportProblem(.duplicateColumn, column: profile.columns[$0].name, position: $0)
            }
        guard faults.isEmpty else { throw HeaderFault(row: row, problems: faults) }
        self.profile = profile
        columns = profile.columns
        self.headerRow = row
        self.targets = targets
        self.positions = positions
        letters = targets.indices.map(columnLetters)
    }

    /// A column that is missing, with the headers nobody knows: one of them may be meant for it.
    private static func missing(_ index: Int, _ unknown: [String], _ profile: Profile) -> ImportProblem {
        let others = unknown.filter { folded($0) != problemColumn }.prefix(50)
        let near = others.compactMap { header -> (header: String, distance: Int)? in
            profile.distance(of: header, to: index).map { (header, $0) }
        }
        return ImportProblem(
            .missingColumn, column: profile.columns[index].name, position: index,
            detail: others.isEmpty
                ? .none
                : .headers(
                    others.map { String($0.prefix(40)) },
                    nearest: near.min { $0.distance < $1.distance }.map { String($0.header.prefix(40)) }))
    }

    /// One info for each column that is known to nobody.
    func unknownColumns(_ header: [Cell]) -> [ImportProblem] {
        zip(header, targets).enumerated().compactMap { position, pair in
            guard pair.1 == .ignored, folded(pair.0.text) != Layout.problemColumn else { return nil }
            return ImportProblem(
                .unknownColumn, row: headerRow, cell: columnLetters(position) + String(headerRow), column: pair.0.text,
                position: position, found: pair.0.text)
        }
    }

    /// The names of the columns the file has.
    var present: Set<String> {
        Set(profile.columns.indices.filter { positions[$0] != nil }.map { profile.columns[$0].name })
    }

    /// Where a column's cell of a row stands; without a cell where the file lacks the column.
    func place(_ column: Int, row: Int, cells: [Cell]) -> ImportPlace {
        let name = profile.columns[column].name
        guard let position = positions[column] else { return ImportPlace(row: row, column: name) }
        let isPersonal = profile.columns[column].type == .cpr || profile.columns[column].type == .personName
        return ImportPlace(
            row: row, cell: letters[position] + String(row), column: name, position: position,
            found: isPersonal ? nil : position < cells.count ? cells[position].text : "")
    }

    /// True where a header has every required column of a profile.
    private static func isComplete(_ header: [Cell], _ profile: Profile) -> Bool {
        let found = Set(header.compactMap { profile.index(header: $0.text) })
        return profile.columns.indices.allSatisfy { !profile.columns[$0].required || found.contains($0) }
    }
}

/// What is wrong with a header.
struct HeaderFault: Error {
    let row: Int
    let problems: [ImportProblem]

    /// The problems, those of missing columns naming another sheet where that has the columns, and rows beneath them.
    func problems(elsewhere sheet: String?) -> [ImportProblem] {
        guard let sheet else { return problems }
        return problems.map { problem in
            guard problem.code == .missingColumn else { return problem }
            var problem = problem
            problem.detail = .rule(.rowsInSheet(sheet))
            return problem
        }
    }
}
