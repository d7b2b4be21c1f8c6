import Foundation
import Testing
import VietnameseText

/// What is taken for storable at a glance is storable.
@Suite struct PlainTextTests {
    private func isPlain(_ text: some Collection<UInt8>) -> Bool {
        Array(text).withUnsafeBufferPointer(StorableText.isPlain)
    }

    private var plain: [Unicode.Scalar] {
        (0...0x10FFFF).compactMap { Unicode.Scalar($0 as UInt32) }.filter { isPlain(String($0).utf8) }
    }

    @Test func `no plain character is forbidden, and any two of them are in form C`() {
        let plain = plain
        #expect(plain.count > 900)
        #expect(plain.allSatisfy { !StorableText.forbids($0) })
        for first in plain {
            var pairs = String.UnicodeScalarView()
            for second in plain { pairs.append(contentsOf: [first, second]) }
            let text = String(pairs)
            #expect(StorableText.composed(text).utf8.elementsEqual(text.utf8), "\(first)")
        }
    }

    @Test func `Vietnamese in form C is plain, in form D it is not`() {
        let text = "Thủ tục “Đăng ký khai sinh” – Ủy ban nhân dân xã, ưỡn ẹo: 100 %…"
        #expect(isPlain(text.utf8))
        #expect(!isPlain(text.decomposedStringWithCanonicalMapping.utf8))
    }

    @Test func `bytes that are no whole characters are not plain`() {
        for first in UInt8.min...UInt8.max {
            #expect(!isPlain([first]) || first < 0x80)
            for second in UInt8.min...UInt8.max where isPlain([first, second]) {
                #expect(String(validating: [first, second], as: UTF8.self) != nil)
            }
        }
        for first in [0xE1, 0xE2] as [UInt8] {
            for second in UInt8.min...UInt8.max {
                for third in UInt8.min...UInt8.max where isPlain([first, second, third]) {
                    #expect(String(validating: [first, second, third], as: UTF8.self) != nil)
                }
            }
        }
    }
}
