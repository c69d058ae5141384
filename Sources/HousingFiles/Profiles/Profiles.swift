package import Housing

/// All profiles: those shipped, then a municipality's own (`--profiles DIR`), then what an association has of its own.
///
/// A file adds to what is shipped: other headers for its columns, other words for the codes of closed lists,
/// rent ranges. So a new template year is a file, and no code.
package struct Profiles: Sendable {
    private let files: [ProfileFile]
    private let shipped: [ImportKind: Profile]

    /// The profiles shipped and those in `texts` (file name, YAML).
    ///
    /// - Parameter forAll: the files are read whoever they are for, since whoever named them has chosen.
    /// - Throws: `Problem` `profile_unreadable`, naming the file.
    package init(adding texts: [(name: String, yaml: String)] = [], forAll: Bool = false) throws(Problem) {
        var shipped: [ImportKind: Profile] = [:]
        let words = (try Profiles.read("words.yaml", PackageResources.words_yaml).words ?? ProfileWords())
            .adding(.ofService)
        for (name, bytes) in [
            ("units.yaml", PackageResources.units_yaml), ("register.yaml", PackageResources.register_yaml),
            ("referrals.yaml", PackageResources.referrals_yaml), ("census.yaml", PackageResources.census_yaml),
            ("vacancies.yaml", PackageResources.vacancies_yaml),
        ] {
            let profile = try Profiles.profile(of: try Profiles.read(name, bytes), name, words: words, others: shipped)
            shipped[profile.kind] = profile
        }
        var files: [ProfileFile] = []
        for (name, yaml) in texts {
            var file = try Profiles.addition(name, yaml, to: shipped)
            if forAll { (file.association, file.profile) = (nil, nil) }
            files.append(file)
        }
        self.shipped = shipped
        self.files = files
    }

    /// What an association can be registered with.
    package var names: Set<String> { Set(files.compactMap(\.profile)) }

    /// The profile of a kind on that day, with what the association has of its own.
    ///
    /// - Parameter name: the profile the association is registered with.
    package func profile(
        _ kind: ImportKind, on day: Day, association: String? = nil, registered name: String? = nil
    ) -> Profile? {
        guard var profile = shipped[kind] else { return nil }
        let parts: Set<ImportKind> = kind == .register ? [.units, .register] : [kind]
        let added = files.filter { file in
            file.isInForce(on: day) && file.kind.map(parts.contains) ?? true
                && file.isFor(association, name)
        }
        // For everybody first, the older first; then the association's own.
        let ordered = added.sorted {
            ($0.isOwn ? 1 : 0, $0.from ?? Day(number: 0)) < ($1.isOwn ? 1 : 0, $1.from ?? Day(number: 0))
        }
        for file in ordered {
            profile.add(aliases: file.aliases, words: file.words ?? ProfileWords(), rentRanges: file.ranges)
        }
        return profile
    }

    private static func read(_ name: String, _ bytes: [UInt8]) throws(Problem) -> ProfileFile {
        try read(name, String(decoding: bytes, as: UTF8.self))
    }

    private static func read(_ name: String, _ yaml: String) throws(Problem) -> ProfileFile {
        do { return try ProfileFile(yaml: yaml) } catch { throw unreadable(name, "\(error)") }
    }

    private static func profile(
        of file: ProfileFile, _ name: String, words: ProfileWords, others: [ImportKind: Profile]
    ) throws(Problem) -> Profile {
        guard let kind = file.kind else { throw unreadable(name, "kind") }
        var columns: [ProfileColumn] = []
        var ranges = file.ranges
        if let include = file.include {
            guard let other = others[include.kind], let last = other.index(of: include.through) else {
                throw unreadable(name, "include")
            }
            columns = Array(other.columns[...last])
            ranges = other.rentRanges + ranges
        }
        for column in file.columns ?? [] {
            guard let type = column.type else { throw unreadable(name, "\(column.name): type") }
            guard let da = column.da, let en = column.en else { throw unreadable(name, "\(column.name): da, en") }
            columns.append(
                ProfileColumn(
                    name: column.name, meaning: Words(da: da, en: en), type: type, required: column.required ?? false,
                    positive: column.positive ?? false, highest: column.highest, isKey: column.key ?? false,
                    list: column.list ?? (type == .yesNo ? "yes_no" : nil),
                    aliases: Set((column.aliases ?? []).map { folded($0) })))
        }
        var profile = Profile(kind: kind, columns: columns, rentRanges: ranges)
        profile.add(aliases: [:], words: words, rentRanges: [])
        return profile
    }

    /// A file a municipality adds: it names columns the kind has, and leaves their type alone.
    private static func addition(
        _ name: String, _ yaml: String, to shipped: [ImportKind: Profile]
    ) throws(Problem) -> ProfileFile {
        let file = try read(name, yaml)
        guard let kind = file.kind, let profile = shipped[kind] else { throw unreadable(name, "kind") }
        for column in file.columns ?? [] {
            guard let index = profile.index(of: column.name) else { throw unreadable(name, column.name) }
            guard column.type == nil || column.type == profile.columns[index].type else {
                throw unreadable(name, "\(column.name): type")
            }
        }
        for (list, codes) in file.words?.lists ?? [:] {
            let known = Set(profile.columns.filter { $0.list == list }.flatMap { $0.codes.values })
            for code in codes.map(\.code) where !known.contains(code) { throw unreadable(name, "\(list): \(code)") }
        }
        return file
    }

    private static func unreadable(_ name: String, _ what: String) -> Problem {
        Problem(
            .unreadable, "profile_unreadable",
            Words(da: "Profilen \(name) kan ikke læses: \(what)", en: "The profile \(name) cannot be read: \(what)"),
            details: ["file": name])
    }
}
