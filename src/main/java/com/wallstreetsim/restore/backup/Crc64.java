package com.wallstreetsim.restore.backup;

/** The checksum at the end of an RDB file: CRC-64 with the polynomial of Jones, reflected, as Redis counts it. */
final class Crc64 {
    private static final long POLYNOMIAL = 0x95AC9329AC4BC9B5L;
    private static final long[] TABLE = table();

    private long value;

    private static long[] table() {
        var table = new long[256];
        for (var i = 0; i < table.length; i++) {
            long entry = i;
            for (var bit = 0; bit < 8; bit++) {
                entry = (entry & 1) == 0 ? entry >>> 1 : entry >>> 1 ^ POLYNOMIAL;
            }
            table[i] = entry;
        }
        return table;
    }

    void update(byte[] buffer, int offset, int length) {
        var crc = value;
        for (var i = offset; i < offset + length; i++) {
            crc = TABLE[(int) (crc ^ buffer[i]) & 0xFF] ^ crc >>> 8;
        }
        value = crc;
    }

    long value() {
        return value;
    }
}
