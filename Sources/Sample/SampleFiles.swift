package import Housing

/// Every file of the sample, made in memory from the seed and the day alone.
package struct SampleFiles {
    /// One file, with its name.
    package struct File {
        package let name: String
        /// What it is, one line of the README.
        package let words: Words
        package let bytes: [UInt8]
    }

    package let files: [File]

    /// - Parameters:
    ///   - on: the day the sample takes for today; not before 1 November 2025, the day after the register's last.
    package init(seed: UInt64, on: Day) throws(Problem) {
        guard on > SampleTargets.lastDay, on.date.year < 2100 else {
            throw Problem(
                .wrongUse, "day_outside_sample",
                Words(da: "Eksemplet kan ikke laves for den dag.", en: "The sample cannot be made for that day."),
                details: ["on": on.description],
                hint: Words(
                    da: "Vælg en dag fra 2025-11-01 til 2099-12-31.", en: "Choose a day from 2025-11-01 to 2099-12-31.")
            )
        }
        var units = SampleUnitFiles(seed: seed, on: on)
        var referrals = SampleReferralFile(seed: seed, on: on)
        var files = [
            File(
                name: "register-2021-2025.csv",
                words: Words(
                    da: "kommunens gamle regneark (register)", en: "the municipality's old spreadsheet (register)"),
                bytes: try SampleRegisterFile.bytes(seed: seed)),
            File(
                name: "census.csv", words: Words(da: "VIVEs hjemløsetællinger (census)", en: "VIVE's counts (census)"),
                bytes: try Self.census()),
            File(
                name: "associations.csv",
                words: Words(da: "boligorganisationernes numre og navne", en: "the associations' numbers and names"),
                bytes: try Self.associations()),
            File(
                name: "units-9001.csv",
                words: Words(
                    da: "boliger, semikolon og Windows-1252 (units)", en: "units, semicolons and Windows-1252 (units)"),
                bytes: try units.north()),
            File(
                name: "units-9002.csv",
                words: Words(
                    da: "boliger, semikolon og UTF-8 med BOM (units)",
                    en: "units, semicolons and UTF-8 with BOM (units)"),
                bytes: try units.south()),
            File(
                name: "units-9010.csv",
                words: Words(da: "boliger, komma og UTF-8 (units)", en: "units, commas and UTF-8 (units)"),
                bytes: try units.young()),
            File(
                name: "units-with-errors.csv",
                words: Words(
                    da: "boliger med typiske fejl, som skal afvises (units)",
                    en: "units with typical mistakes, to be refused (units)"),
                bytes: try units.withErrors()),
            File(
                name: "referrals.csv",
                words: Words(
                    da: "indstillinger af opdigtede borgere (referrals)",
                    en: "referrals of invented citizens (referrals)"),
                bytes: try referrals.bytes()),
        ]
        files.append(Self.readme(for: files))
        self.files = files
    }

    private static func census() throws(Problem) -> [UInt8] {
        try SampleDelimitedText(encoding: .windows1252).bytes(
            header: ["År", "Antal", "Kilde"],
            rows: SampleTargets.census.map { wave in
                ["\(wave.year)", "\(wave.count)", "VIVE, hjemløsetællingen \(wave.year), hjemmehørende i København"]
            })
    }

    private static func associations() throws(Problem) -> [UInt8] {
        try SampleDelimitedText(lineEnd: "\n").bytes(
            header: ["number", "name"], rows: SamplePlaces.associations.map { [$0.number, $0.name] })
    }

    private static func readme(for files: [File]) -> File {
        let words = Words(
            da: "Opdigtede data: ingen personer, boliger eller boligorganisationer findes.",
            en: "Invented data: no person, dwelling or association exists.")
        let lines = [words.da, words.en, ""] + files.map { "\($0.name): \($0.words.da) / \($0.words.en)" }
        return File(
            name: "README.txt", words: words, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
}
