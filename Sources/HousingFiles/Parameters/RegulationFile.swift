package import Housing

/// Reads how parameters follow from year to year.
package enum RegulationFile {
    /// The rules compiled in.
    package static func shipped() throws(Problem) -> Regulation {
        try read(String(decoding: PackageResources.Regulation_yaml, as: UTF8.self), name: "Regulation.yaml")
    }

    package static func read(_ text: String, name: String) throws(Problem) -> Regulation {
        var regulation = Regulation(groups: [], official: [:])
        for entry in try YAMLValue(text: text, file: name).list() {
            let fields = try entry.fields([
                "rate", "da", "en", "section", "decimals", "index", "step", "up", "divide", "bases", "months",
                "quarters", "official",
            ])
            if let official = fields["official"] {
                for (name, value) in try official.entries() {
                    regulation.official[try key(name, value)] = try value.text()
                }
            } else {
                regulation.groups.append(try group(entry, fields))
            }
        }
        return regulation
    }

    private static func group(_ entry: YAMLValue, _ fields: [String: YAMLValue]) throws(Problem) -> Regulation.Group {
        var indexes: [Int: Factor] = [:]
        for (year, value) in try entry.required("index", in: fields).entries() {
            guard let year = Int(year), let index = Factor(try value.text()) else {
                throw value.problem(
                    "not_a_factor", da: "Her skal stå et år og et tal som 1.045.",
                    en: "There must be a year and a factor such as 1.045.")
            }
            indexes[year] = index
        }
        let up = try fields["up"]?.flag() ?? false
        let step = try entry.required("step", in: fields).integer()
        let divisor = try fields["divide"]?.integer() ?? 1
        var bases: [Regulation.Base] = []
        // A year's amount that is a whole number of kroner a month has the step 12, an amount a square metre 25 øre.
        for (field, step) in [("bases", step), ("months", 12), ("quarters", 25)] {
            for (name, value) in try fields[field]?.entries() ?? [] {
                bases.append(
                    Regulation.Base(
                        key: try key(name, value), hundredths: try value.amount().ore, divisor: divisor,
                        rounding: Regulation.Rounding(step: step, up: up)))
            }
        }
        guard step > 0, divisor > 0 else {
            throw entry.problem("not_positive", da: "step og divide er positive.", en: "step and divide are positive.")
        }
        return Regulation.Group(
            name: try entry.required("rate", in: fields).text(),
            words: Words(
                da: try entry.required("da", in: fields).text(), en: try entry.required("en", in: fields).text()),
            section: try entry.required("section", in: fields).text(),
            decimals: try entry.required("decimals", in: fields).integer(), indexes: indexes, bases: bases)
    }

    private static func key(_ name: String, _ value: YAMLValue) throws(Problem) -> ParameterKey {
        guard let key = ParameterKey(rawValue: name) else {
            throw value.problem("unknown_parameter", da: "Ukendt navn på et tal.", en: "No parameter has this name.")
        }
        return key
    }
}
