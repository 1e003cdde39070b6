package id.sigap.bench;

import java.util.List;

/** A complaint's life from its arrival until its answer is out, in steps that are one call each. */
interface Life {
    /** The names of the steps, in their order. */
    List<String> steps();

    /** Begins the life of a new complaint; {@link Course#step} takes it through the steps, each once, in their order. */
    Course begin();

    /** One complaint on its way. */
    interface Course {
        /**
         * Does one step and returns when it is done.
         *
         * @param number from 0
         * @throws RuntimeException where the step was refused or not answered in time
         */
        void step(int number);
    }

    /** The whole life of a new complaint. */
    default void live() {
        Course course = begin();
        for (int step = 0; step < steps().size(); step++) {
            course.step(step);
        }
    }
}
