package com.wallstreetsim.restore;

final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
