import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct ProfilesTests {
    /// Every word and header of the shipped profiles means one thing only.
    @Test(arguments: ImportKind.allCases) func headersAreUnambiguous(kind: ImportKind) throws {
        let profile = try #require(try Profiles().profile(kind, on: SampleFile.today))
        let headers = profile.columns.flatMap { [folded($0.name)] + $0.aliases }
        #expect(Set(headers).count == headers.count)
    }

    /// A code of ours that no word leads to could never be imported.
    @Test func everyCodeHasAWord() throws {
        let profiles = try Profiles()
        func codes(_ kind: ImportKind, _ column: String) throws -> Set<String> {
            let profile = try #require(profiles.profile(kind, on: SampleFile.today))
            return Set(profile.columns[try profile.column(column)].codes.values)
        }
        #expect(try codes(.units, "boligtype") == Set(UnitType.allCases.map(\.rawValue)))
        #expect(try codes(.units, "varme") == Set(Inclusion.allCases.map(\.rawValue)))
        #expect(try codes(.units, "vedligeholdelse") == Set(Maintenance.allCases.map(\.rawValue)))
        #expect(try codes(.register, "udfald") == Set(UnitState.allCases.map(\.rawValue)).subtracting(["offered"]))
        #expect(try codes(.register, "returaarsag") == Set(ReturnReason.allCases.map(\.rawValue)))
        #expect(try codes(.register, "maalgruppe") == Set(TargetGroup.allCases.map(\.rawValue)))
        #expect(try codes(.referrals, "hjemloes_kategori") == Set(HomelessCategory.allCases.map(\.rawValue)))
        #expect(try codes(.referrals, "pension") == Set(Pension.allCases.map(\.rawValue)))
    }

    @Test func aNewTemplateYearIsAFile() throws {
        let file = (
            name: "units-2027.yaml",
            yaml: """
            kind: units
            from: 2027-01-01
            columns: [{name: husleje, aliases: [Netto Leje 2027]}]
            words: {unit_type: {special: [særbolig]}}
            rent_ranges: [{type: family, low: 50, high: 200, from: 2027-01-01}]
            """
        )
        let profiles = try Profiles(adding: [file])
        let before = try #require(profiles.profile(.units, on: SampleFile.today))
        let day = try #require(Day("2027-01-01"))
        let after = try #require(profiles.profile(.units, on: day))
        #expect(before.index(header: "netto-leje 2027") == nil)
        #expect(after.index(header: "netto-leje 2027") == after.index(of: "husleje"))
        #expect(after.rentRange(.family, on: day)?.low == 50)
        #expect(after.rentRange(.family, on: SampleFile.today)?.low == 20)
        let type = try after.column("boligtype")
        #expect(after.columns[type].codes["saerbolig"] == "special" && before.columns[type].codes["saerbolig"] == nil)
        // A register has the same columns, so their headers too.
        #expect(profiles.profile(.register, on: day)?.index(header: "Netto leje 2027") != nil)
    }

    @Test func anAssociationHasItsOwn() throws {
        let file = (
            name: "155.yaml", yaml: "{kind: units, association: \"155\", columns: [{name: by, aliases: [town]}]}"
        )
        let profiles = try Profiles(adding: [file])
        #expect(profiles.profile(.units, on: SampleFile.today, association: "0155")?.index(header: "Town") != nil)
        #expect(profiles.profile(.units, on: SampleFile.today, association: "7")?.index(header: "Town") == nil)
        #expect(profiles.profile(.units, on: SampleFile.today)?.index(header: "Town") == nil)
    }

    @Test func associationsOfOneSystemShareAProfile() throws {
        let file = (name: "x.yaml", yaml: "{kind: units, profile: system, columns: [{name: by, aliases: [town]}]}")
        let profiles = try Profiles(adding: [file])
        #expect(profiles.names == ["system"])
        let day = SampleFile.today
        #expect(profiles.profile(.units, on: day, association: "7", registered: "system")?.index(header: "Town") != nil)
        #expect(profiles.profile(.units, on: day, association: "7", registered: "other")?.index(header: "Town") == nil)
        #expect(profiles.profile(.units, on: day)?.index(header: "Town") == nil)
        #expect(try Profiles(adding: [file], forAll: true).profile(.units, on: day)?.index(header: "Town") != nil)
    }

    @Test(arguments: [
        "kind: huse", "[", "{kind: units, columns: [{name: garage}]}",
        "{kind: units, columns: [{name: husleje, type: text}]}",
        "{kind: units, words: {unit_type: {castle: [slot]}}}",
    ])
    func unreadable(yaml: String) {
        #expect { try Profiles(adding: [(name: "x.yaml", yaml: yaml)]) } throws: {
            ($0 as? Problem)?.code == "profile_unreadable" && ($0 as? Problem)?.details == ["file": "x.yaml"]
        }
    }
}
