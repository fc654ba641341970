package org.acme.catalogitems;

import dev.waystone.core.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An amount that a catalog item {@linkplain CatalogItem#isPrice may cost}. */
@Constraint(validatedBy = CatalogItemPrice.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface CatalogItemPrice {

    String message() default "must be more than 0 and at most 1000000.00";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves a missing amount to {@code @NotNull}. */
    class Validator implements ConstraintValidator<CatalogItemPrice, Money> {

        @Override
        public boolean isValid(@Nullable Money money, ConstraintValidatorContext context) {
            return money == null || CatalogItem.isPrice(money);
        }
    }
}
