/// What a statistic can be divided by. The raw value is the word in every export.
package enum Breakdown: String, Code {
    case unitType = "unit_type"
    case rentBand = "rent_band"
    case association
    case reason
    case targetGroup = "target_group"
    case homelessCategory = "homeless_category"
    case scheme
    case source
    case expected
    case figure
    case notCounted = "not_counted"

    package var words: Words {
        switch self {
        case .unitType: Words(da: "Boligtype", en: "Unit type")
        case .rentBand: Words(da: "Huslejeinterval", en: "Rent band")
        case .association: Words(da: "Boligorganisation", en: "Housing association")
        case .reason: Words(da: "Returårsag", en: "Reason for return")
        case .targetGroup: Words(da: "Målgruppe", en: "Target group")
        case .homelessCategory: Words(da: "Hjemløshedskategori", en: "Category of homelessness")
        case .scheme: Words(da: "Tilskudsordning", en: "Subsidy scheme")
        case .source: Words(da: "Kilde", en: "Source")
        case .expected: Words(da: "Forventet opført", en: "Expected")
        case .figure: Words(da: "Tal", en: "Figure")
        case .notCounted: Words(da: "Ikke medregnet", en: "Not counted")
        }
    }

    /// The categories written in full, with 0 where nothing was: those of closed lists. nil where only what occurred
    /// has a row, and for rent bands, whose list is dated rows.
    package var closedList: [String]? {
        switch self {
        case .unitType: UnitType.allCases.map(\.rawValue)
        case .reason: ReturnReason.allCases.map(\.rawValue)
        case .targetGroup: TargetGroup.allCases.map(\.rawValue)
        case .homelessCategory: HomelessCategory.allCases.map(\.rawValue)
        // The scheme of 2026 alone has no amount yet; it gets a row where it occurs.
        case .scheme: [Scheme.state.rawValue, Scheme.transitional.rawValue]
        case .notCounted: [Breakdown.noAvailableFrom]
        case .rentBand, .association, .source, .expected, .figure: nil
        }
    }

    /// What a person reads for a category of this breakdown; the code itself where it has no words.
    package func words(for category: String) -> Words {
        let same = Words(da: category, en: category)
        if category == Figure.unknown { return Words(da: "Ukendt", en: "Unknown") }
        return switch self {
        case .unitType: UnitType(rawValue: category)?.words ?? same
        case .rentBand: Breakdown.rentBandWords(category) ?? same
        case .reason: ReturnReason(rawValue: category)?.words ?? same
        case .targetGroup: TargetGroup(rawValue: category)?.words ?? same
        case .homelessCategory: HomelessCategory(rawValue: category)?.words ?? same
        case .scheme: Scheme(rawValue: category)?.words ?? same
        case .figure: GoalFigure(rawValue: category)?.words ?? same
        case .notCounted:
            category == Breakdown.noAvailableFrom
                ? Words(da: "Boliger uden dag for ledighed", en: "Units without a day they were vacant from") : same
        case .association, .source, .expected: same
        }
    }

    /// Where a category, or a pair's, stands among its like: closed lists in their order, bands by their rent, what is
    /// unknown last.
    package static func place(of category: String, in breakdown: [Breakdown]) -> [Int] {
        let parts = breakdown.count == 1 ? [category] : category.split(separator: Figure.joint).map(String.init)
        return zip(breakdown, parts).map { $0.place(of: $1) }
    }

    private func place(of category: String) -> Int {
        if category == Figure.unknown { return .max }
        if self == .rentBand {
            // `under_3500` before `3500_3999`, `over_6500` after `4500_6500`.
            let parts = category.split(separator: "_").map(String.init)
            let rent = parts.compactMap { Int($0) }.first ?? 0
            return rent * 2 + (parts.first == "under" ? -1 : parts.first == "over" ? 1 : 0)
        }
        let list = self == .figure ? GoalFigure.allCases.map(\.rawValue) : closedList ?? []
        return list.firstIndex(of: category) ?? list.count
    }

    /// The category of `not_counted` for units whose vacancy cannot be reckoned.
    package static let noAvailableFrom = "no_available_from"

    /// `under_4500`, `3500_3999`, `over_6500`: bands are dated rows, so their words come from their codes.
    private static func rentBandWords(_ code: String) -> Words? {
        let parts = code.split(separator: "_").map(String.init)
        guard parts.count == 2, let high = Int(parts[1]) else { return nil }
        if parts[0] == "under" {
            return Words(da: "Under \(grouped(high, .da)) kr.", en: "Below DKK \(grouped(high, .en))")
        }
        if parts[0] == "over" {
            return Words(da: "Over \(grouped(high, .da)) kr.", en: "Above DKK \(grouped(high, .en))")
        }
        guard let low = Int(parts[0]) else { return nil }
        return Words(
            da: "\(grouped(low, .da))-\(grouped(high, .da)) kr.", en: "DKK \(grouped(low, .en))-\(grouped(high, .en))")
    }
}

extension Breakdown {
    /// The words of a category in a breakdown or a pair, its parts joined.
    package static func words(_ category: String, in breakdown: [Breakdown]) -> Words {
        let parts = breakdown.count == 1 ? [category] : category.split(separator: Figure.joint).map(String.init)
        let words = zip(breakdown, parts).map { $0.words(for: $1) }
        return Words(da: words.map(\.da).joined(separator: ", "), en: words.map(\.en).joined(separator: ", "))
    }

    /// The heading of a breakdown or a pair.
    package static func words(of breakdown: [Breakdown]) -> Words {
        Words(
            da: breakdown.map(\.words.da).joined(separator: ", "),
            en: breakdown.map(\.words.en).joined(separator: ", "))
    }
}
