import Foundation
import Housing
import HousingAPI

extension WriteOptions {
    /// Undoes or corrects, and prints the thing as it is then, and which figures differ by it.
    func stepBack<Body: Wire>(
        _ operation: HousingAPI.Operation<Nothing, Body, SteppedBack>, _ number: String, _ body: Body, reason: String
    ) async throws {
        var why = ReasonOptions()
        why.reason = reason
        let done = try await sent(operation, [number], body, why, by: daemon.client())
        if dryRun { Terminal.note(dryRunNote.said) }
        guard answer.format == .table else { return try print(done) }
        let shown = done.thing.flatMap { thing in Listing.showing(thing.record).map { (thing.record, $0) } }
        if let (record, listing) = shown { try answer.print(record, listing) }
        defer { if let (record, listing) = shown, !dryRun { answer.printNextStep(after: record, of: listing) } }
        let (da, en) = Body.self == Nothing.self ? ("fortryder", "undoes") : ("retter", "corrects")
        // Of what was only tried there is no event.
        if let event = done.event ?? done.undone {
            let (saidDa, saidEn) = done.event == nil ? ("Det", "That") : (event, event)
            Terminal.note(
                Words(
                    da: done.undone.map { "\(saidDa) \(da) \($0)." } ?? "\(event) er gemt.",
                    en: done.undone.map { "\(saidEn) \(en) \($0)." } ?? "\(event) is stored."
                ).said)
        }
        if !done.figures.isEmpty {
            var writer = RowWriter(format: .table, fields: SteppedBack.fields, terminal: .output)
            writer.write(done.figures.map(\.record))
            try writer.end()
        }
        guard !done.frozen.isEmpty else { return }
        let periods = done.frozen.joined(separator: ", ")
        Terminal.note(
            Words(
                da: "Frosne pakker, der nu er anderledes: \(periods). Se dem: bolig statistics revisions --period …",
                en: "Frozen packages that now differ: \(periods). See them: bolig statistics revisions --period …"
            ).said)
    }

    /// As programs read it: JSON whole, CSV the figures.
    private func print(_ done: SteppedBack) throws {
        switch answer.format {
        case .json, .jsonl:
            let json = JSON.object([
                "event": done.event.map { JSON.text($0) } ?? .null,
                "undone": done.undone.map { JSON.text($0) } ?? .null,
                "thing": try done.thing.map { try JSON(Array($0.record.shown.json.utf8)) } ?? .null,
                "figures": .list(try done.figures.map { try JSON(Array($0.record.json.utf8)) }),
                "frozen": .texts(done.frozen),
            ])
            Terminal.write(answer.format == .json ? json.indented : json.compact + "\n")
        case .table, .csv, .xlsx:
            var writer = RowWriter(
                format: answer.format, fields: SteppedBack.fields, terminal: .output, isForExcel: answer.excel)
            writer.write(done.figures.map(\.record))
            try writer.end()
        }
    }
}

extension SteppedBack {
    fileprivate static let fields = [
        Field("statistic", .text, Words(da: "Statistik", en: "Statistic")),
        Field("month", .text, Words(da: "Måned", en: "Month")),
        Field("before", .text, Words(da: "Før", en: "Before")),
        Field("after", .text, Words(da: "Nu", en: "Now")),
    ]
}

extension SteppedBack.Changed {
    fileprivate var record: Record {
        func number(_ value: Double?) -> Record.Value {
            guard let value else { return .null }
            return .number(value == value.rounded() ? String(Int(value)) : "\(value)")
        }
        return Record(fields: [
            ("statistic", .text(statistic)), ("month", .text(month)), ("before", number(before)),
            ("after", number(after)),
        ])
    }
}

extension Record {
    /// With its fields and those beneath them in the order of its listing: a decoded one has none.
    fileprivate var shown: Record { Listing.showing(self)?.seen(in: self).ordered(self, beside: []) ?? self }
}

extension Listing {
    /// The listing a record of a thing is of: that whose fields it has, whatever else it says beneath them.
    fileprivate static func showing(_ record: Record) -> Listing? {
        let names = Set(record.fields.map(\.name))
        return Listing.all.filter { StepCorrect.kinds.contains($0.id) }.first {
            Set($0.seen { _ in false }.fields.map(\.name)).isSubset(of: names)
        }
    }
}
