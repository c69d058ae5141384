import Housing

/// The referrals (indstillinger) as a case system would send them, for citizens who cannot exist: named
/// "Prøve Person 01" and so on, with CPR numbers of the test series (day of birth plus 60).
struct SampleReferralFile {
    private var generator: SeededGenerator
    private let on: Day

    init(seed: UInt64, on: Day) {
        generator = SeededGenerator(seed: seed, stream: 6)
        self.on = on
    }

    /// The bytes of the file, UTF-8 with semicolons.
    mutating func bytes() throws(Problem) -> [UInt8] {
        var rows: [[(header: String, cell: String)]] = []
        for (index, citizen) in SampleCitizen.all.enumerated() {
            rows.append(row(citizen, number: index + 1))
        }
        return try SampleDelimitedText(encoding: .utf8).bytes(
            header: rows.first?.map(\.header) ?? [], rows: rows.map { $0.map(\.cell) })
    }

    private mutating func row(_ citizen: SampleCitizen, number: Int) -> [(header: String, cell: String)] {
        let born = birthday(ages: citizen.adult.ages)
        // A number of the file's own, so that two citizens never share a CPR number.
        let serial = number * 8 + generator.number(in: 0...7)
        let types = citizen.types.map { SampleWords.word($0).lowercased() }
        let head = [
            ("indstilling_id", "IND-\(padded(number, to: 3))"),
            ("cpr", cpr(born: born, serial: serial)),
            ("navn", "Prøve Person \(padded(number, to: 2))"),
            ("indstillet", on.adding(days: -generator.number(in: 1...55)).danish),
            ("maalgruppe", SampleWords.word(citizen.group).lowercased()),
            ("hjemloes", SampleWords.word(citizen.category != nil).lowercased()),
            ("hjemloes_kategori", SampleWords.word(citizen.category).lowercased()),
            ("boern", citizen.children.isEmpty ? "ingen" : citizen.children.map(String.init).joined(separator: ",")),
            ("par", SampleWords.word(citizen.partner != nil).lowercased()),
        ]
        let expenses = [
            ("udgift_indskudslaan", citizen.depositLoan), ("udgift_boernepasning", citizen.childcare),
            ("udgift_medicin", citizen.medicine), ("udgift_bidrag", citizen.alimony), ("udgift_gaeld", citizen.debt),
            ("udgift_transport", generator.number(in: 0...5) * 50),
            ("udgift_forsikring", generator.number(in: 0...3) * 60), ("udgift_andet", 0),
        ]
        let partnerBorn = citizen.partner.map { birthday(ages: $0.ages).danish } ?? ""
        return head + facts(citizen.adult, prefix: "") + expenses.map { ($0.0, "\($0.1)") }
            + [("medansoeger_foedselsdato", partnerBorn)] + facts(citizen.partner, prefix: "medansoeger_")
            + [("boligtyper", types.joined(separator: ","))]
    }

    /// The columns both adults have; empty where there is no such adult or nobody knows.
    private func facts(_ adult: SampleAdult?, prefix: String) -> [(String, String)] {
        func answer(_ value: Bool?) -> String { SampleWords.word(value).lowercased() }
        func amount(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }
        let isThere = adult != nil
        let cells = [
            ("indrejst", answer(adult?.enteredFromAbroad)), ("opholdskrav", answer(adult?.residence)),
            ("beskaeftigelseskrav", answer(adult?.work)),
            ("aktivitetsparat", answer(adult?.activityReady)), ("hjemmeboende", isThere ? "nej" : ""),
            ("ydelse", adult.map { $0.receivesCashBenefit ? "kontanthjaelp" : "ingen" } ?? ""),
            ("indkomst_brutto", amount(adult?.taxable)), ("indkomst_netto", isThere ? "0" : ""),
            ("skattefri", isThere ? "0" : ""),
            // Ended on 30 June 2025; 0 says that there was none before either, which the reform's cohort asks.
            ("saerlig_stoette", isThere ? "0" : ""), ("formue", amount(adult?.wealth)),
            ("pension", adult.map { $0.statePension ? "folkepension" : "ingen" } ?? ""),
            ("kirkeskat", answer(adult?.churchTax)),
        ]
        return cells.map { (prefix + $0.0, $0.1) }
    }

    /// A birthday that makes the adult that old on the sample's day and for some weeks around it.
    private mutating func birthday(ages: ClosedRange<Int>) -> Day {
        let years = generator.number(in: ages)
        return on.adding(months: -12 * years).adding(days: -generator.number(in: 70...290))
    }

    /// Ten digits: the date with 60 added to its day, then a serial number whose first digit tells the century.
    private func cpr(born: Day, serial: Int) -> String {
        let date = born.date
        let century = date.year < 2000 ? 0 : 4
        return padded(date.day + 60, to: 2) + padded(date.month, to: 2) + padded(date.year % 100, to: 2) + "-"
            + padded(century * 1000 + serial, to: 4)
    }
}
