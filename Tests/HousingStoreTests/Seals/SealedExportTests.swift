import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// An export verifies without the database, and whoever changes it is found.
@Suite struct SealedExportTests {
    @Test("each field of a random event changed; lines deleted, doubled, swapped, written otherwise; the end cut")
    func forged() async throws {
        try await SealedLog.with { log in
            let lines = try await log.export()
            func event(_ line: String) -> String? {
                guard let json = try? JSON(Array(line.utf8)), case .text(let name)? = json["event"] else { return nil }
                return name
            }
            let places = lines.indices.filter { event(lines[$0]) != nil }
            #expect(places.count == log.events.count)
            for name in try #require(members(lines[places[0]])).map(\.name) {
                let place = places.randomElement() ?? places[0]
                var forged = lines
                forged[place] = changed(lines[place], name)
                let found = try log.verified(forged).broken
                #expect(found != nil, "\(name)")
                if name != "event" { #expect(found?.event == event(lines[place]), "\(name)") }
            }
            for (at, place) in places.enumerated() {
                var forged = lines
                forged.remove(at: place)
                #expect(try log.verified(forged).broken == broken(.deleted, lines, place), "deleted \(at)")
                if at + 1 < places.count, places[at + 1] == place + 1 {
                    forged = lines
                    forged.swapAt(place, place + 1)
                    #expect(try log.verified(forged).broken == broken(.moved, lines, place), "swapped \(at)")
                }
                forged = lines
                forged.insert(lines[place], at: place)
                #expect(try log.verified(forged).broken != nil, "doubled \(at)")
                forged = lines
                forged[place] = lines[place].replacing(",\"at\"", with: ", \"at\"")
                #expect(try log.verified(forged).broken == broken(.changed, lines, place), "a space \(at)")
            }
            for count in 1..<lines.count {
                #expect(try log.verified(Array(lines.prefix(count))).broken != nil, "cut to \(count)")
            }
        }
    }

    @Test("the tail cut with an end of its own is found by a head; seals changed are; a shorter export says so itself")
    func cut() async throws {
        try await SealedLog.with { log in
            let lines = try await log.export()
            let seals = lines.indices.filter { lines[$0].hasPrefix("{\"seal\"") }
            let last = try #require(seals.last { lines[$0].contains("\"events\":1") })
            let number = seals.firstIndex(of: last) ?? 0
            let events = lines[..<last].count { $0.hasPrefix("{\"event\"") }
            let end = "{\"end\":{\"seals\":\(number),\"events\":\(events)}}"
            #expect(try log.verified(lines[..<last] + [end]).broken?.way == .cut)
            // Without a head nobody can tell.
            #expect(try log.verified(lines[..<last] + [end], heads: []).broken == nil)
            for place in seals {
                for member in [
                    "seal", "previous", "floor", "highest", "transaction", "at", "oldest", "events", "leaves", "hash",
                ] where lines[place].contains("\"\(member)\"") {
                    var forged = lines
                    forged[place] = changed(lines[place], member)
                    #expect(try log.verified(forged).broken != nil, "\(member)")
                }
            }
            let early = try await log.export(until: Day("2020-01-01"))
            #expect(early.count == 2)
            #expect(try log.verified(early).broken == nil)
            #expect(try log.verified(early).until == Day("2020-01-01"))
            #expect(throws: Problem.self) { try log.verified(["{}"]) }
        }
    }

    private func broken(_ way: SealBreak.Way, _ lines: [String], _ place: Int) -> SealBreak? {
        guard let json = try? JSON(Array(lines[place].utf8)), case .text(let name)? = json["event"],
            let id = Int(name.dropFirst(2))
        else { return nil }
        return SealBreak(way, event: id, seal: lines[...place].count { $0.hasPrefix("{\"seal\"") })
    }

    private func members(_ line: String) -> [JSON.Member]? {
        guard case .object(let members)? = try? JSON(Array(line.utf8)) else { return nil }
        return members
    }

    /// The line with another value of one member.
    private func changed(_ line: String, _ name: String) -> String {
        JSON.object(
            (members(line) ?? []).map { member in
                guard member.name == name else { return member }
                let value: JSON =
                    switch member.value {
                    case .text where name == "at": .text("2020-01-01T00:00:00.000000Z")
                    case .text(let text) where text.hasPrefix("E-"): .text(text + "0")
                    case .text(let text): .text((text.first == "a" ? "b" : "a") + text.dropFirst())
                    case .number(let text): .number(text + "1")
                    case .object(let members): .object(members + [JSON.Member("x", .text("y"))])
                    case .list(let items): .list(items + [name == "citizens" ? .number("77") : .text("U-77")])
                    default: .text(name == "undoes" ? "E-1" : "x")
                    }
                return JSON.Member(name, value)
            }
        ).compact
    }
}
