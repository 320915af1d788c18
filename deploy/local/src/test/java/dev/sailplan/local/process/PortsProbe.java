package dev.sailplan.local.process;

/// Another process's choice of so many free ports: prints them, one a line, and keeps them until its input ends.
final class PortsProbe {
    private PortsProbe() {}

    public static void main(String[] count) throws Exception {
        for (int i = 0; i < Integer.parseInt(count[0]); i++) {
            System.out.println(Ports.free());
        }
        int _ = System.in.read();
    }
}
