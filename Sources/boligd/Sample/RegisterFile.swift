import Housing

/// The register as the municipality's old spreadsheet was saved: Danish headers, semicolons, Windows-1252.
enum RegisterFile {
    private static let unitColumns: [(header: String, column: UnitColumn)] = [
        ("Boligorganisation", .association), ("Afdeling", .department), ("Lejemål", .tenancy),
        ("Adresse", .address), ("Postnr", .postcode), ("By", .town), ("Boligtype", .type), ("Værelser", .rooms),
        ("Areal (m²)", .area), ("Husleje (kr. pr. md.)", .rent), ("Aconto varme", .heatOnAccount),
        ("Aconto vand", .waterOnAccount), ("Aconto el", .electricityOnAccount), ("Varme", .heating),
        ("Varmt vand", .hotWater), ("El", .electricity), ("Vand", .water), ("Vedligeholdelse", .maintenance),
        ("Indskud", .deposit), ("Modtaget", .receivedOn),
    ]

    private static let outcomeHeader = [
        "Udfald", "Udfald dato", "Returårsag", "Borger", "Målgruppe", "Hjemløs", "Hjemløs kategori", "Indflyttet",
        "Tilskud", "Tilskud beløb", "Tilskud fra", "Tilskud til",
    ]

    /// The bytes of the file, one row a unit received.
    static func bytes(seed: UInt64) throws(Refusal) -> [UInt8] {
        var receipts = RegisterReceipts(seed: seed)
        let rows = try RegisterAllocations(rows: receipts.rows(), seed: seed).rows
        let style = UnitColumn.Style(thousands: true)
        return try DelimitedText(encoding: .windows1252).bytes(
            header: unitColumns.map(\.header) + outcomeHeader,
            rows: rows.map { row in
                unitColumns.map { $0.column.cell(of: row.unit, style: style) } + outcomeCells(row, style: style)
            })
    }

    /// A cell that belongs to another outcome stays empty.
    private static func outcomeCells(_ row: RegisterRow, style: UnitColumn.Style) -> [String] {
        let cells =
            switch row.outcome {
            case .open: ["Åben"]
            case .withdrawn(let day): ["Trukket", style.text(day)]
            case .returned(let day, let reason): ["Returneret", style.text(day), DanishWords.word(reason)]
            case .allocated(let allocation): allocationCells(allocation, style: style)
            }
        return cells + Array(repeating: "", count: outcomeHeader.count - cells.count)
    }

    private static func allocationCells(_ allocation: RegisterAllocation, style: UnitColumn.Style) -> [String] {
        let subsidy = allocation.subsidy
        let scheme =
            switch subsidy?.scheme {
            case .state: "Statsligt"
            case .transitional: "Udslusning"
            default: "Ingen"
            }
        return [
            "Anvist", style.text(allocation.acceptedOn), "", allocation.citizen,
            DanishWords.word(allocation.targetGroup), DanishWords.word(allocation.homeless),
            DanishWords.word(allocation.homelessCategory), style.text(allocation.movedInOn), scheme,
            style.text(subsidy?.amount), style.text(subsidy?.from), style.text(subsidy?.through),
        ]
    }
}
