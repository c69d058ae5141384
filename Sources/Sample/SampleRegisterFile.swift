import Housing

/// The register as the municipality's old spreadsheet was saved: Danish headers, semicolons, Windows-1252.
enum SampleRegisterFile {
    private static let unitColumns: [(header: String, column: SampleUnitColumn)] = [
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
    static func bytes(seed: UInt64) throws(Problem) -> [UInt8] {
        var receipts = SampleRegisterReceipts(seed: seed)
        let rows = try SampleRegisterAllocations(rows: receipts.rows(), seed: seed).rows
        let style = SampleUnitColumn.Style(thousands: true)
        return try SampleDelimitedText(encoding: .windows1252).bytes(
            header: unitColumns.map(\.header) + outcomeHeader,
            rows: rows.map { row in
                unitColumns.map { $0.column.cell(of: row.unit, style: style) } + outcomeCells(row, style: style)
            })
    }

    /// A cell that belongs to another outcome stays empty.
    private static func outcomeCells(_ row: SampleRegisterRow, style: SampleUnitColumn.Style) -> [String] {
        let cells =
            switch row.outcome {
            case .open: ["Åben"]
            case .withdrawn(let day): ["Trukket", style.text(day)]
            case .returned(let day, let reason): ["Returneret", style.text(day), SampleWords.word(reason)]
            case .allocated(let allocation): allocationCells(allocation, style: style)
            }
        return cells + Array(repeating: "", count: outcomeHeader.count - cells.count)
    }

    private static func allocationCells(_ allocation: SampleRegisterAllocation, style: SampleUnitColumn.Style)
        -> [String]
    {
        let subsidy = allocation.subsidy
        let scheme =
            switch subsidy?.scheme {
            case .state: "Statsligt"
            case .transitional: "Udslusning"
            default: "Ingen"
            }
        return [
            "Anvist", style.text(allocation.acceptedOn), "", allocation.citizen,
            SampleWords.word(allocation.targetGroup), SampleWords.word(allocation.homeless),
            SampleWords.word(allocation.homelessCategory), style.text(allocation.movedInOn), scheme,
            style.text(subsidy?.amount), style.text(subsidy?.from), style.text(subsidy?.through),
        ]
    }
}
