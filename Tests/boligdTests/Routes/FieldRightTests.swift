import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Testing

@testable import boligd

/// A field that asks for a right of its own is not there for who lacks it: shown nowhere, and no way to ask by it.
@Suite struct FieldRightTests {
    @Test("every role that may see units: what leads to citizens only with the right to see cases")
    func walked() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 2, referrals: 1)
            #expect(try await service.offer(1, 1).status == 201)
            try await service.give(association: "9001")
            let hidden = Listing.units.fields.filter { $0.right != nil }.map(\.name)
            #expect(hidden.contains("allocation") && hidden.contains("passes"))
            for role in Role.allCases where Right.readUnits.roles.contains(role) {
                let sees = Right.readCases.roles.contains(role)
                let one = try await service.get("units/U-1", as: role)
                let list = try await service.get("units", as: role).object["items"] as? [[String: Any]] ?? []
                let lines = try await service.send(
                    .get, "/v1/units", token: role.rawValue, headers: [.accept: "application/jsonl"])
                let line = String(decoding: lines.bytes, as: UTF8.self)
                #expect(list.count == 2 && lines.status == 200, "\(role)")
                for field in hidden {
                    #expect((one.object[field] != nil) == sees, "\(role) \(field)")
                    #expect(list.allSatisfy { ($0[field] != nil) == sees }, "\(role) \(field)")
                    #expect(line.contains("\"\(field)\":") == sees, "\(role) \(field)")
                    for query in ["where=\(field)%3D", "sort=\(field)", "sort=-\(field)"] {
                        let asked = try await service.get("units?" + query, as: role)
                        #expect(asked.status == (sees ? 200 : 400), "\(role) \(query)")
                        if !sees {
                            #expect(asked.code == "unknown_field", "\(role) \(query)")
                            #expect(!String(decoding: asked.bytes, as: UTF8.self).contains(field), "\(role) \(query)")
                        }
                    }
                }
            }
            let changed = try await service.send(
                .post, "/v1/units/U-2/change", #"{"columns": {"husleje": 4100, "ledig_fra": "2026-02-01"}}"#,
                token: "receiver",
                headers: [.reason: "test"])
            #expect(changed.status == 200, "\(changed.object)")
            #expect(hidden.allSatisfy { changed.object[$0] == nil })
        }
    }

    @Test("the name of a file of citizens is told to nobody who may not see cases, and leads to none")
    func fileNames() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            var told: Set<Bool> = []
            for role in Role.allCases where Right.readImports.roles.contains(role) && role != .association {
                let sees = Right.readCases.roles.contains(role)
                let items = try await service.get("imports", as: role).object["items"] as? [[String: Any]] ?? []
                let file = items.first { $0["kind"] as? String == "referrals" }
                #expect(file != nil && (file?["file"] is String) == sees, "\(role)")
                let found = try await service.get("imports?where=kind%3Dreferrals&where=file~f", as: role)
                #expect(((found.object["items"] as? [Any])?.isEmpty == false) == sees, "\(role): \(found.object)")
                told.insert(sees)
            }
            #expect(told == [true, false])
        }
    }
}
