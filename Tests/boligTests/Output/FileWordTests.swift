import Housing
import HousingAPI
import HousingFiles
import Testing

/// The words of files, in conditions of lists.
@Suite struct FileWordTests {
    @Test(
        "every closed-list field of every list takes all that its codes may be called", arguments: Listing.Name.allCases
    )
    func names(_ name: Listing.Name) throws {
        for field in name.listing.fields {
            let codes: Codes? =
                switch field.kind {
                case .code(let codes), .codes(let codes): codes
                default: nil
                }
            for one in codes?.all ?? [] {
                for word in one.names + [one.words.da, one.words.en.uppercased()] {
                    let condition = try Condition("\(field.name)=\(word)", name.listing, today: Day(number: 0))
                    #expect(condition.values == [.code(one.code)], "\(name) \(field.name)=\(word)")
                }
            }
        }
    }

    @Test("a word that a file of the kind takes for a column is taken where a list has the column")
    func columns() throws {
        let fields: [(Listing, String, ImportKind, String)] = [
            (.units, "unit_type", .units, "boligtype"), (.units, "heating", .units, "varme"),
            (.units, "hot_water", .units, "varmt_vand"), (.units, "electricity", .units, "el"),
            (.units, "water", .units, "vand"), (.units, "maintenance", .units, "vedligeholdelse"),
            (.units, "state", .register, "udfald"), (.units, "return_reason", .register, "returaarsag"),
            (.referrals, "target_group", .referrals, "maalgruppe"),
            (.referrals, "homeless_category", .referrals, "hjemloes_kategori"),
            (.referrals, "unit_types", .referrals, "boligtyper"),
        ]
        for (listing, field, kind, name) in fields {
            let profile = try #require(try Profiles().profile(kind, on: Day(number: 20_000)))
            let column = profile.columns[try #require(profile.index(of: name))]
            #expect(column.codes.count > 1)
            for (word, code) in column.codes {
                let condition = try Condition("\(field)=\(word)", listing, today: Day(number: 0))
                #expect(condition.values == [.code(code)], "\(field)=\(word)")
            }
        }
        // No field of its own, but a scheme's.
        let scheme = try Condition("scheme=udslusning,statsligt", .subsidies, today: Day(number: 0))
        #expect(scheme.values == [.code("transitional"), .code("state")])
    }
}
