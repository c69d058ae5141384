package import Housing

/// A column of a kind of file as it is told to whoever fills it in.
package struct ColumnDescription: Hashable, Sendable {
    /// As in the template.
    package let column: String
    package let required: Bool
    /// The words of its closed list; none where anything of its form goes.
    package let words: [String]
    package let meaning: Words
    /// How a value is written.
    package let form: Words

    init(_ column: ProfileColumn) {
        self.column = column.name
        required = column.required
        words = column.type == .ages ? [] : column.words
        meaning = column.meaning
        form = column.form
    }

    /// Every column of a kind in the order of its template.
    package static func all(of profile: Profile) -> [ColumnDescription] { profile.columns.map(ColumnDescription.init) }
}

extension ProfileColumn {
    fileprivate var form: Words {
        switch type {
        case .association: Words(da: "LBF-nummer eller navn", en: "LBF number or name")
        case .key: Words(da: "tekst, højst 40 tegn", en: "text, at most 40 characters")
        case .text, .personName: Words(da: "tekst, højst 200 tegn", en: "text, at most 200 characters")
        case .cpr: Words(da: "ti cifre, - kan udelades", en: "ten digits, - may be left out")
        case .postcode: Words(da: "fire cifre", en: "four digits")
        case .uuid: Words(da: "id fra DAR", en: "id of DAR")
        case .amount: Words(da: "kr.: 6200 eller 6.200,50", en: "kr: 6200 or 6.200,50")
        case .number: Words(da: "tal med højst én decimal: 62,5", en: "number with at most one decimal: 62,5")
        case .whole:
            highest.map { Words(da: "helt tal fra 0 til \($0)", en: "whole number from 0 to \($0)") }
                ?? Words(da: "helt tal", en: "whole number")
        case .year: Words(da: "årstal: 2026", en: "year: 2026")
        case .month: Words(da: "måned: 2026-10", en: "month: 2026-10")
        case .day, .birthDay: Words(da: "dato: dd-mm-åååå", en: "day: dd-mm-yyyy")
        case .yesNo: Words(da: "ja eller nej", en: "ja or nej")
        case .list: Words(da: "et af ordene: \(choices)", en: "one of the words: \(choices)")
        case .several: Words(da: "et eller flere af ordene: \(choices)", en: "one or more of the words: \(choices)")
        case .ages:
            Words(
                da: "aldre eller fødselsdage: 4,9; ingen: ingen børn", en: "ages or birthdays: 4,9; ingen: no children")
        }
    }
}
